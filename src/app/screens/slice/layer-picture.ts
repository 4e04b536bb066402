import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import { PATH_ROLES, type PathRole, type PlanLayer } from "../../../engine/slicing/plan.ts";

type Printed = Pick<TriedPrint, "plan" | "figures">;

/** A line or a bead's section in a picture, as an SVG path in mm (y downwards). */
export interface PictureLine {
  readonly role: PathRole;
  readonly d: string;
  /** Width of the bead; 0 for a filled shape. */
  readonly width: number;
  /** The setting changes its speed, flow or fan. */
  readonly changed: boolean;
}

/** The same place of a part, printed in two ways. */
export interface PrintPicture {
  /** Seen from above, from the side, or from above with the lines that change their speed. */
  readonly kind: "layer" | "section" | "speed";
  readonly layer: number;
  readonly z: number;
  /** x, y, width, height of the place, mm, y downwards. */
  readonly box: readonly [number, number, number, number];
  readonly before: readonly PictureLine[];
  readonly after: readonly PictureLine[];
}

/** Settings that show in the stack of layers, and where: at its top or on the bed. */
const SECTIONS: Readonly<Record<string, "top" | "bed">> = {
  layer_height: "top",
  adaptive_layers: "top",
  adaptive_min_height: "top",
  adaptive_max_height: "top",
  adaptive_cusp_height: "top",
  top_layers: "top",
  top_thickness: "top",
  first_layer_height: "bed",
  bottom_layers: "bed",
  bottom_thickness: "bed",
  raft_layers: "bed",
  raft_gap: "bed",
  elephant_foot_compensation: "bed",
};
const WINDOW = { layer: [30, 18], section: [10, 6] } as const;
/** Layers looked at for the place that tells most: fewer of large ones, so that the page keeps answering. */
const SAMPLES = [4, 24] as const;
const MOST_COMPARED = 60_000;
/** Size of the cells in which two layers are compared, mm. */
const CELL = 5;
const CELLS = 2048;
const ROLES = PATH_ROLES.length;
const MOST_LINES = 3000;
const AROUND: readonly number[] = [PATH_ROLES.indexOf("skirt"), PATH_ROLES.indexOf("brim")];

/** The place where two prints of a part differ most; `null` where their paths and speeds do not. */
export function comparePrints(name: string, now: Printed, then: Printed): PrintPicture | null {
  const end = SECTIONS[name];
  if (end) return section(end, now, then);
  const { layers } = now.plan;
  let best = { layer: 0, cell: undefined as Cell | undefined, most: 0 };
  for (const index of samples(layers)) {
    const layer = layers[index];
    const other = layer && layerAt(then, layer.z);
    if (!layer || !other) continue;
    const found = differ(layer, other.layer);
    if (found.most > best.most + 1e-3) best = { layer: index, ...found };
  }
  const layer = layers[best.layer];
  if (best.most > 0.5 && best.cell && layer) {
    const box = windowAt(layer, best.cell);
    const other = layerAt(then, layer.z)?.layer ?? layer;
    return {
      kind: "layer",
      layer: best.layer,
      z: layer.z,
      box,
      before: linesOf(layer, box),
      after: linesOf(other, box),
    };
  }
  return speeds(now, then);
}

/** Some layers, from the bed to the top. */
function samples(layers: readonly PlanLayer[]): number[] {
  const middle = layers[layers.length >> 1]?.points.length ?? 0;
  const [least, most] = SAMPLES;
  const count = Math.max(least, Math.min(most, Math.floor(MOST_COMPARED / (middle + 1))));
  const at = (i: number) => Math.round((i * (layers.length - 1)) / (count - 1));
  return [...new Set(Array.from({ length: count }, (_, i) => at(i)))];
}

function layerAt({ plan }: Printed, z: number): { layer: PlanLayer; index: number } | undefined {
  let found: { layer: PlanLayer; index: number } | undefined;
  for (const [index, layer] of plan.layers.entries())
    if (!found || Math.abs(layer.z - z) < Math.abs(found.layer.z - z)) found = { layer, index };
  return found;
}

interface Cell {
  readonly x: number;
  readonly y: number;
}

/** The cell in which two layers have most length of some role more or less, and how much, mm. */
function differ(a: PlanLayer, b: PlanLayer): { cell: Cell | undefined; most: number } {
  const lengths = new Map<number, number>();
  const add = (layer: PlanLayer, sign: number) =>
    eachSegment(layer, (x0, y0, x1, y1, path) => {
      const x = Math.floor((x0 + x1) / 2 / CELL);
      const y = Math.floor((y0 + y1) / 2 / CELL);
      const key = ((x + CELLS / 2) * CELLS + y + CELLS / 2) * ROLES + (layer.roles[path] ?? 0);
      const share = sign * Math.hypot(x1 - x0, y1 - y0) * (layer.widths[path] ?? 0);
      lengths.set(key, (lengths.get(key) ?? 0) + share);
    });
  add(a, 1);
  add(b, -1);
  let most = 0;
  let cell: Cell | undefined;
  for (const [key, length] of lengths) {
    if (Math.abs(length) <= most) continue;
    most = Math.abs(length);
    const place = Math.floor(key / ROLES);
    const [x, y] = [Math.floor(place / CELLS) - CELLS / 2, (place % CELLS) - CELLS / 2];
    cell = { x: (x + 0.5) * CELL, y: (y + 0.5) * CELL };
  }
  return { cell, most };
}

type OnSegment = (x0: number, y0: number, x1: number, y1: number, path: number) => void;

function eachSegment({ roles, starts, points }: PlanLayer, visit: OnSegment): void {
  for (let path = 0; path < roles.length; path++) {
    const last = (starts[path + 1] ?? 0) - 1;
    for (let i = starts[path] ?? 0; i < last; i++)
      visit(
        points[2 * i] ?? 0,
        points[2 * i + 1] ?? 0,
        points[2 * i + 2] ?? 0,
        points[2 * i + 3] ?? 0,
        path,
      );
  }
}

/** The extent of a layer, without what lies around the part: x0 y0 x1 y1. */
function extent(layer: PlanLayer): [number, number, number, number] {
  const found: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  eachSegment(layer, (x0, y0, x1, y1, path) => {
    if (AROUND.includes(layer.roles[path] ?? 0)) return;
    found[0] = Math.min(found[0], x0, x1);
    found[1] = Math.min(found[1], y0, y1);
    found[2] = Math.max(found[2], x0, x1);
    found[3] = Math.max(found[3], y0, y1);
  });
  return found;
}

/** A box of the layer around a place, kept on the part where the part is larger than it. */
function windowAt(layer: PlanLayer, { x, y }: Cell): PrintPicture["box"] {
  const [x0, y0, x1, y1] = extent(layer);
  const [width, height] = WINDOW.layer;
  const within = (at: number, size: number, low: number, high: number) =>
    high - low <= size
      ? (low + high - size) / 2
      : Math.max(Math.min(low, at) - 2, Math.min(at - size / 2, Math.max(high, at) + 2 - size));
  const left = within(x, width, x0, x1);
  const bottom = within(y, height, y0, y1);
  return [left, -(bottom + height), width, height];
}

const short = (value: number) => String(Math.round(value * 100) / 100);

function linesOf(
  layer: PlanLayer,
  [left, top, width, height]: PrintPicture["box"],
  isChanged: (path: number) => boolean = () => false,
): PictureLine[] {
  const lines = new Map<number, string[]>();
  let count = 0;
  let [lastX, lastY, lastPath] = [NaN, NaN, -1];
  eachSegment(layer, (x0, y0, x1, y1, path) => {
    const isIn =
      Math.max(x0, x1) > left &&
      Math.min(x0, x1) < left + width &&
      Math.max(-y0, -y1) > top &&
      Math.min(-y0, -y1) < top + height;
    if (!isIn || count++ > MOST_LINES) return;
    const d = lines.get(path) ?? [];
    if (path !== lastPath || x0 !== lastX || y0 !== lastY) d.push(`M${short(x0)} ${short(-y0)}`);
    d.push(`L${short(x1)} ${short(-y1)}`);
    lines.set(path, d);
    [lastX, lastY, lastPath] = [x1, y1, path];
  });
  return [...lines].map(([path, d]) => ({
    role: PATH_ROLES[layer.roles[path] ?? 0] ?? "skirt",
    d: d.join(""),
    width: layer.widths[path] ?? 0.4,
    changed: isChanged(path),
  }));
}

/** Both stacks of layers cut through the part's middle, at the edge of the part. */
function section(end: "top" | "bed", now: Printed, then: Printed): PrintPicture | null {
  const { layers } = now.plan;
  const index = end === "top" ? layers.length - 1 : 0;
  const layer = layers[index];
  if (!layer) return null;
  const [x0, y0, x1, y1] = extent(layer);
  if (!(x1 > x0)) return null;
  const y = (y0 + y1) / 2 + 0.013;
  const [width, height] = WINDOW.section;
  const base = end === "top" ? layer.z + 0.6 : height - 0.4;
  const box = [x0 - 1, -base, width, height] as const;
  return {
    kind: "section",
    layer: index,
    z: layer.z,
    box,
    before: beadsAcross(now, y, box),
    after: beadsAcross(then, y, box),
  };
}

function beadsAcross(
  { plan }: Printed,
  y: number,
  [left, top, width, height]: PrintPicture["box"],
): PictureLine[] {
  const lines: PictureLine[] = [];
  for (const layer of plan.layers) {
    if (-layer.z > top + height || -(layer.z - layer.height) < top) continue;
    eachSegment(layer, (ax, ay, bx, by, path) => {
      if (ay === by || Math.min(ay, by) > y || Math.max(ay, by) <= y) return;
      const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
      if (x < left - 1 || x > left + width + 1 || lines.length > MOST_LINES) return;
      // A bead that is cut askew looks wider.
      const across =
        (layer.widths[path] ?? 0.4) * (Math.hypot(bx - ax, by - ay) / Math.abs(by - ay));
      const half = Math.min(across, 4) / 2;
      const round = Math.min(layer.height / 2, half);
      const flat = half - round;
      const h = layer.height;
      lines.push({
        role: PATH_ROLES[layer.roles[path] ?? 0] ?? "skirt",
        width: 0,
        changed: false,
        d:
          `M${short(x - flat)} ${short(-layer.z)}h${short(2 * flat)}` +
          `a${short(round)} ${short(h / 2)} 0 0 1 0 ${short(h)}h${short(-2 * flat)}` +
          `a${short(round)} ${short(h / 2)} 0 0 1 0 ${short(-h)}z`,
      });
    });
  }
  return lines;
}

/** The same paths: those whose speed, plastic or fan changes stand out. */
function speeds(now: Printed, then: Printed): PrintPicture | null {
  const differs = (number: number) =>
    (["feeds", "flows", "fans"] as const).some(
      (key) => Math.abs((now.figures[key][number] ?? 0) - (then.figures[key][number] ?? 0)) > 0.02,
    );
  let best: { layer: number; path: number; count: number } | undefined;
  for (const layer of samples(now.plan.layers)) {
    const first = now.figures.layers[layer] ?? 0;
    const paths = Array.from(now.plan.layers[layer]?.roles ?? [], (_, path) => path);
    const changed = paths.filter((path) => differs(first + path));
    if (changed.length > (best?.count ?? 0))
      best = { layer, path: changed[0] ?? 0, count: changed.length };
  }
  const layer = best && now.plan.layers[best.layer];
  if (!best || !layer) return null;
  const first = now.figures.layers[best.layer] ?? 0;
  const start = 2 * (layer.starts[best.path] ?? 0);
  const box = windowAt(layer, { x: layer.points[start] ?? 0, y: layer.points[start + 1] ?? 0 });
  const lines = linesOf(layer, box, (path) => differs(first + path));
  return { kind: "speed", layer: best.layer, z: layer.z, box, before: lines, after: [] };
}
