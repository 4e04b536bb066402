import { Group } from "three";
import type { Plan, PlanLayer } from "../../../engine/slicing/plan.ts";
import type { LayerMarks, LayerPaint, PathPlace, PathTones } from "../layer-types.ts";
import {
  type BeadMaterials,
  type Beads,
  createBeads,
  createPathLooks,
  createQuads,
  type PathLooks,
} from "./bead-material.ts";
import type { Detail } from "./detail.ts";
import type { MarkMaterials } from "./mark-things.ts";
import { type PointFrame, packShell, packWhole, segmentsUpTo } from "./pack-layer.ts";
import { createStackMarks } from "./stack-marks.ts";

/** So many layers from the top on are drawn whole: through a sparse filling one sees that deep. */
const OPEN_LAYERS = 4;

export interface LayerStack {
  readonly object: Group;
  show(from: number, to: number, move: number | null): void;
  setMarks(marks: LayerMarks): void;
  setTones(tones: PathTones | null): void;
  /** Takes all layers away to make them anew with these lines; `build` makes them. */
  setPaint(paint: LayerPaint | null): void;
  choose(place: PathPlace | null): void;
  setDetail(detail: Detail): void;
  /** Segments of the layers in view, were all drawn fine, or coarse; and of the whole top ones. */
  readonly weights: { readonly fine: number; readonly outer: number; readonly whole: number };
  readonly drawn: number;
  /** Layers in view that are not made yet. */
  readonly waiting: number;
  /** Makes some of them, the top ones first, until `isLate`. */
  build(isLate: () => boolean): void;
  dispose(): void;
}

/**
 * The layers of one plan as drawable things, each made when it is first shown: those under others as
 * shells, the top ones whole and in printing order.
 */
export function createLayerStack(
  plan: Plan,
  frame: PointFrame,
  beads: BeadMaterials,
  markMaterials: MarkMaterials,
): LayerStack {
  const object = new Group();
  let most = plan.layers.reduce((sum, { points }) => Math.max(sum, points.length / 2), 1);
  /** The last one holds the largest layer; those before serve layers that were made before. */
  const quads = [createQuads(most)];
  const shells = new Map<number, Beads>();
  const wholes = new Map<number, Beads>();
  const looks = new Map<number, PathLooks>();
  const marks = createStackMarks(object, markMaterials);
  let [from, to] = [0, -1];
  let move: number | null = null;
  let tones: PathTones | null = null;
  let chosen: PathPlace | null = null;
  let paint: LayerPaint | null = null;
  /** The whole layers as they are drawn. */
  const drawnLayers = new Map<number, PlanLayer>();
  let detail: Detail = { coarse: false, stride: 1, open: true };
  let drawn = 0;

  const looksOf = (index: number): PathLooks | undefined => {
    const layer = plan.layers[index];
    const known = looks.get(index);
    if (known || !layer) return known;
    const made = createPathLooks(layer);
    if (tones) made.setTones(tones(index));
    if (chosen?.layer === index) made.choose(chosen.path);
    looks.set(index, made);
    return made;
  };
  const make = (index: number, whole: boolean): Beads | undefined => {
    const layer = plan.layers[index];
    const look = looksOf(index);
    if (!layer || !look) return undefined;
    const painted = paint?.(index);
    const lines = painted?.layer ?? layer;
    const packed = (whole ? packWhole : packShell)(lines, frame, painted?.tones);
    if (packed.count > most) {
      most = 2 * packed.count;
      quads.push(createQuads(most));
    }
    if (whole) drawnLayers.set(index, lines);
    const mesh = createBeads(packed, look, quads.at(-1)!, beads.full);
    mesh.position.z = layer.z;
    mesh.scale.z = layer.height;
    object.add(mesh);
    return mesh;
  };
  const drop = (mesh: Beads) => {
    object.remove(mesh);
    mesh.free();
  };
  /** Whole: the top ones, and the lowest one, whose underside is seen. */
  const isOpen = (index: number) =>
    index <= to && index >= from && (index > to - OPEN_LAYERS || index === from);
  const open = () => {
    for (const [index, mesh] of wholes) {
      if (isOpen(index)) continue;
      drop(mesh);
      wholes.delete(index);
      drawnLayers.delete(index);
    }
    for (let index = Math.max(from, to - OPEN_LAYERS + 1); index <= to; index++) openOne(index);
    if (from <= to) openOne(from);
  };
  const openOne = (index: number) => {
    if (wholes.has(index)) return;
    const mesh = make(index, true);
    if (mesh) wholes.set(index, mesh);
  };
  /** Gives each layer that exists its share and its strength. */
  const dress = () => {
    const last = plan.layers.length - 1;
    drawn = 0;
    for (const [index, mesh] of shells) {
      const { stride, coarse } = detail;
      const isStep = (to - index) % stride === 0;
      const { flat, coarse: outer, count: all } = mesh.packed;
      const count = (isStep ? (coarse ? outer : all) : flat) - 1;
      mesh.visible = index >= from && index <= to && !wholes.has(index) && count > 0;
      if (!mesh.visible) continue;
      mesh.limit(count);
      mesh.scale.z = (plan.layers[index]?.height ?? 1) * (isStep ? stride : 1);
      mesh.material = to === last ? beads.full : beads.faded;
      drawn += count;
    }
    for (const [index, mesh] of wholes) {
      const layer = drawnLayers.get(index);
      const count = layer ? segmentsUpTo(layer, index === to ? move : null) : 0;
      mesh.limit(count);
      mesh.visible = detail.open || index === to;
      mesh.material = index === to || to === last ? beads.full : beads.faded;
      if (mesh.visible) drawn += count;
    }
    marks.dress(from, to, move);
  };
  const missing = (index: number): boolean =>
    (!shells.has(index) && !wholes.has(index)) || marks.lacks(index);
  const fill = (index: number) => {
    const layer = plan.layers[index];
    if (!layer) return;
    if (!shells.has(index) && !wholes.has(index)) {
      const mesh = make(index, false);
      if (mesh) shells.set(index, mesh);
    }
    marks.make(index, layer);
  };

  return {
    object,
    show(nextFrom, nextTo, nextMove) {
      [from, to, move] = [nextFrom, nextTo, nextMove];
      open();
      dress();
    },
    setMarks(next) {
      marks.choose(next);
      dress();
    },
    setTones(next) {
      tones = next;
      for (const [index, look] of looks) look.setTones(tones?.(index));
    },
    setPaint(next) {
      if (next === paint) return;
      paint = next;
      for (const mesh of [...shells.values(), ...wholes.values()]) drop(mesh);
      shells.clear();
      wholes.clear();
      drawnLayers.clear();
      open();
      dress();
    },
    choose(place) {
      if (chosen) looks.get(chosen.layer)?.choose(null);
      chosen = place;
      if (chosen) looks.get(chosen.layer)?.choose(chosen.path);
    },
    setDetail(next) {
      const { coarse, stride, open: isWhole } = detail;
      if (next.coarse === coarse && next.stride === stride && next.open === isWhole) return;
      detail = next;
      dress();
    },
    get weights() {
      let [fine, outer, whole] = [0, 0, 0];
      for (const { packed } of wholes.values()) whole += packed.count;
      for (const [index, { packed }] of shells) {
        if (index < from || index > to || wholes.has(index)) continue;
        fine += packed.count;
        outer += packed.coarse;
      }
      return { fine, outer, whole };
    },
    get drawn() {
      return drawn;
    },
    get waiting() {
      let count = 0;
      for (let index = from; index <= to; index++) if (missing(index)) count++;
      return count;
    },
    build(isLate) {
      for (let index = to; index >= from; index--) {
        if (!missing(index)) continue;
        fill(index);
        if (isLate()) break;
      }
      dress();
    },
    dispose() {
      for (const mesh of [...shells.values(), ...wholes.values()]) drop(mesh);
      for (const look of looks.values()) look.texture.dispose();
      marks.dispose();
      for (const each of quads) each.dispose();
    },
  };
}
