import { createOffload, slicingShares } from "../../../src/browser/offload/client.ts";
import { sliceShares } from "../../../src/browser/session/slice-part.ts";
import type { Result } from "../../../src/engine/foundation/result.ts";
import { pathEnds } from "../../../src/engine/gcode/path-figures.ts";
import { plannedOf } from "../../../src/engine/gcode/planned.ts";
import type { Mesh } from "../../../src/engine/geometry/mesh.ts";
import { resolveProfile } from "../../../src/engine/machines/resolve.ts";
import { joinShares } from "../../../src/engine/slicing/join-shares.ts";
import { OURS } from "../ours.ts";

/**
 * What the page of the race holds (`page-race.ts`): our slicing as the app runs it, with its own
 * workers and jobs, and the peer's, each fed with what it takes from memory.
 */
export interface RacePage {
  /** Workers that share our slicing. */
  readonly workers: number;
  ours(stl: string): Promise<OursTook>;
  peer(stl: string): Promise<PeerTook>;
}

/** Times in ms. */
export interface OursTook {
  /** From the mesh in memory to the proved file. */
  readonly ms: number;
  /** The STL's bytes to that mesh. */
  readonly import_ms: number;
  readonly layers: number;
}
export interface PeerTook {
  /** From the STL's bytes in memory, the only thing that it takes, to the file. */
  readonly ms: number;
  readonly layers: number;
}

interface Peer {
  /** Brings up its worker and its kernel. */
  load(): Promise<void>;
  slice(file: ArrayBuffer, extension: string): Promise<{ readonly gcode: ArrayBuffer }>;
  destroy(): Promise<void>;
}
type PeerModule = Readonly<Record<"CuraWASM", new (config: object) => Peer>>;

const offload = createOffload({ idleMs: 3_600_000 });
const workers = slicingShares();
/** So that nothing of the last run is known again. */
const SMALL = "cube20.stl";

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function bytesOf(name: string): Promise<ArrayBuffer> {
  const answer = await fetch(`models/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function sliceMesh(mesh: Mesh): Promise<number> {
  const profile = valueOf(resolveProfile({ set: OURS }));
  const run = offload.run;
  const shares = valueOf(await sliceShares({ run, sliceShares: workers }, { mesh }, profile, {}));
  const plan = valueOf(joinShares(shares.map(({ share }) => share)));
  const finished = await run(
    "finishGcode",
    {
      shares: shares.map(({ written }) => written),
      planned: plannedOf(plan),
      paths: pathEnds(plan),
      profile,
    },
    { lane: 0 },
  );
  return valueOf(finished).gcode.summary.layers;
}

async function imported(name: string): Promise<{ readonly mesh: Mesh; readonly ms: number }> {
  const bytes = new Uint8Array(await bytesOf(name));
  const start = performance.now();
  const { mesh } = valueOf(await offload.run("importMesh", { bytes, name }));
  return { mesh, ms: performance.now() - start };
}

/** A file of its own, which the bench puts beside this page where the package is installed. */
async function loadPeer(): Promise<Peer> {
  const url = new URL("peer.js", location.href).href;
  const { CuraWASM } = (await import(/* @vite-ignore */ url)) as PeerModule;
  const settings = (await (await fetch("peer.json")).json()) as Record<string, unknown>;
  const told = Object.entries(settings).map(([key, value]) => ({ key, value: worded(value) }));
  // Each setting once for the print and once for its only extruder.
  const overrides = [...told, ...told.map((one) => ({ ...one, scope: "e0" }))];
  const peer = new CuraWASM({ overrides, transfer: false });
  await peer.load();
  return peer;
}
const worded = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

const page: RacePage = {
  workers,
  async ours(stl) {
    await sliceMesh((await imported(SMALL)).mesh);
    const { mesh, ms: import_ms } = await imported(stl);
    const start = performance.now();
    const layers = await sliceMesh(mesh);
    return { ms: performance.now() - start, import_ms, layers };
  },
  async peer(stl) {
    // Its kernel ends with each run: the next one needs another, which is up before its time counts.
    const slicer = await loadPeer();
    const bytes = await bytesOf(stl);
    const start = performance.now();
    const { gcode } = await slicer.slice(bytes, "stl");
    const ms = performance.now() - start;
    await slicer.destroy();
    const layers = new TextDecoder().decode(gcode).match(/^;LAYER:/gm)?.length ?? 0;
    return { ms, layers };
  },
};

(globalThis as { race?: RacePage }).race = page;
