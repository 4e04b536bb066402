import { type Problem, warning } from "../foundation/problem.ts";
import type { SlicedShare } from "./sliced-share.ts";
import type { Standing } from "./warnings/standing.ts";
import { standing } from "./warnings/standing.ts";

/** A place that a person should look at: a layer of the plan, xy mm on the bed. */
export interface WarnedPlace {
  readonly layer: number;
  readonly x: number;
  readonly y: number;
}

/** What one share of the layers tells of what may go wrong; areas in hundredths of mm², whole. */
export interface ShareWarnings {
  /** The largest place that is narrower than the thinnest line, which is `width` mm. */
  readonly thin?: WarnedPlace & { readonly area: number; readonly width: number };
  /** The largest place that leans over farther than `angle`, and all of them together. */
  readonly overhang?: WarnedPlace & { readonly area: number };
  readonly overhangArea: number;
  /** The longest span between two ends, mm, of those beyond what may hang free. */
  readonly bridge?: WarnedPlace & { readonly span: number };
  /** The limits that were measured against: degrees, mm. */
  readonly angle: number;
  readonly mostBridge: number;
  /** By object on the bed. */
  readonly standing: readonly Standing[];
}

/**
 * What may go wrong, for a person: each kind once, at its worst place. `slicing.thin-lost`,
 * `slicing.overhang`, `slicing.long-bridge`, `slicing.little-contact`, `slicing.tips-over`,
 * `slicing.tall-narrow`. The same for any number of shares.
 */
export function sliceWarnings(shares: readonly SlicedShare[]): Problem[] {
  const all = shares.map(({ warnings }) => warnings);
  const first = all[0];
  if (!first) return [];
  const problems: Problem[] = [];
  const tell = (
    code: string,
    params: Readonly<Record<string, number>>,
    { layer, x, y }: WarnedPlace,
  ): void => {
    problems.push(warning(code, params, { kind: "layer", index: layer, at: [x, y] }));
  };
  const sum = (pick: (each: ShareWarnings) => number): number =>
    all.reduce((total, each) => total + pick(each), 0);

  const thin = most(
    all,
    ({ thin }) => thin,
    ({ area }) => area,
  );
  if (thin) tell("slicing.thin-lost", { width: thin.width }, thin);
  const overhang = most(
    all,
    (each) => each.overhang,
    ({ area }) => area,
  );
  const hanging = sum((each) => each.overhangArea);
  if (overhang && hanging >= LEAST_OVERHANG)
    tell("slicing.overhang", { area: round(hanging / 100), angle: first.angle }, overhang);
  const bridge = most(
    all,
    (each) => each.bridge,
    ({ span }) => span,
  );
  if (bridge)
    tell("slicing.long-bridge", { span: round(bridge.span), most: first.mostBridge }, bridge);
  // Of several objects the first that stands badly is told.
  const told = new Set<string>();
  for (const object of first.standing.keys())
    for (const { code, params, place } of standing(all.map((each) => each.standing[object]!))) {
      if (!told.has(code)) tell(code, params, place);
      told.add(code);
    }
  return problems;
}

/** Less than this hangs in the air by itself, hundredths of mm². */
const LEAST_OVERHANG = 300;

const round = (value: number): number =>
  value < 10 ? Math.round(value * 10) / 10 : Math.round(value);

/** The worst of its kind, the first of equals. */
function most<T>(
  all: readonly ShareWarnings[],
  pick: (each: ShareWarnings) => T | undefined,
  size: (each: T) => number,
): T | undefined {
  let found: T | undefined;
  for (const each of all) {
    const one = pick(each);
    if (one && (!found || size(one) > size(found))) found = one;
  }
  return found;
}
