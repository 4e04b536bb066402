import type { Row } from "../row.ts";
import type { PageFigures, PageRace } from "./page-race.ts";

const NAME = "time over cura-wasm, in the page, warm";
const MOST = 0.4;
const AIM = `geometric mean at most ${MOST}`;

/** What the race in the page came to; `undefined` where the peer is not installed. */
export type PageOutcome = PageRace | { readonly failed: string } | undefined;

/** The aim in the page, over all models. */
export function pageRow(page: PageOutcome): Row {
  if (!page) return { name: NAME, aim: AIM, note: "not installed" };
  if ("failed" in page) return { name: NAME, aim: AIM, ok: false, note: page.failed };
  const { models, workers } = page;
  const pairs = models.flatMap(({ ours, peer }) => (ours && peer ? [{ ours, peer }] : []));
  const mean = (of: (pair: (typeof pairs)[number]) => number): number =>
    Math.exp(pairs.reduce((sum, pair) => sum + Math.log(of(pair)), 0) / pairs.length);
  const ratio = mean(({ ours, peer }) => ours.ms / peer.ms);
  const whole = mean(({ ours, peer }) => (ours.import_ms + ours.ms) / peer.ms);
  const lost = models.flatMap(({ name, failed }) => (failed ? [`${name}: ${failed}`] : []));
  return {
    name: NAME,
    ours_ms: pairs.reduce((sum, { ours }) => sum + ours.ms, 0),
    peer_ms: pairs.reduce((sum, { peer }) => sum + peer.ms, 0),
    ratio,
    aim: AIM,
    ok: ratio <= MOST && lost.length === 0,
    note: [
      `${pairs.length} models, ${workers} workers against its one`,
      `with our reading of the STL ${whole.toFixed(3)}`,
      ...lost,
    ].join("; "),
  };
}

const WIDTH = 17;

/** The models one by one. */
export function pageLines(page: PageOutcome): string[] {
  if (!page || "failed" in page) return [];
  return [
    "in the page, warm, seconds: ours / cura-wasm / ratio",
    ...page.models.map((model) => model.name.padEnd(WIDTH) + cells(model)),
    "",
  ];
}

function cells({ ours, peer, failed }: PageFigures): string {
  if (!ours || !peer) return failed ?? "-";
  const seconds = (ms: number): string => (ms / 1000).toFixed(2);
  return `${seconds(ours.ms)} / ${seconds(peer.ms)} / ${(ours.ms / peer.ms).toFixed(3)}`;
}
