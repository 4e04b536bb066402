import { addVolumes, type Nozzle } from "./layer-builder.ts";
import type { PlanLayer } from "../plan.ts";

/** What a layer is laid from; the same objects and numbers make the same layer. */
export interface LaidFrom {
  readonly areas: object;
  readonly lines: object;
  readonly height: number;
}

interface Laid extends LaidFrom {
  readonly before: Nozzle;
  readonly after: Nozzle;
  readonly layer: PlanLayer;
}

/** The nozzle comes round to the same places within two layers of a pattern, or two blocks. */
const MOST_KEPT = 34;

/** Layers as they were laid, for those that are like them and begin with the nozzle at the same place. */
export interface Repeats {
  /** A copy of a layer that was laid from the same; the nozzle goes to its end. */
  again(from: LaidFrom, z: number, nozzle: Nozzle, volumes: Float64Array): PlanLayer | undefined;
  /** `before`: the nozzle when the layer was begun. */
  keep(from: LaidFrom, before: Nozzle, after: Nozzle, layer: PlanLayer): void;
}

/**
 * A prism is the same layer over and over: of a cube's 100 layers 12 are laid, the others copied, which
 * took 5 % off the whole work.
 */
export function createRepeats(): Repeats {
  const kept: Laid[] = [];
  return {
    again({ areas, lines, height }, z, nozzle, volumes) {
      const found = kept.find(
        (laid) =>
          laid.areas === areas &&
          laid.lines === lines &&
          laid.height === height &&
          isSame(laid.before, nozzle),
      );
      if (!found) return undefined;
      Object.assign(nozzle, stateOf(found.after));
      const layer = copyAt(found.layer, z);
      addVolumes(layer, volumes);
      return layer;
    },
    keep(from, before, after, layer) {
      if (kept.length === MOST_KEPT) kept.shift();
      kept.push({ ...from, before, after: stateOf(after), layer });
    },
  };
}

/** The nozzle as it is now. */
export const stateOf = ({ x, y, known, came, seams }: Nozzle): Nozzle => ({
  x,
  y,
  known,
  came,
  seams: [...seams],
});

const isSame = (a: Nozzle, b: Nozzle): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.known === b.known &&
  a.came?.x === b.came?.x &&
  a.came?.y === b.came?.y &&
  a.seams.length === b.seams.length &&
  a.seams.every((value, i) => value === b.seams[i]);

/** With arrays of its own: layers are sent to other threads. */
const copyAt = (layer: PlanLayer, z: number): PlanLayer => ({
  z,
  height: layer.height,
  roles: layer.roles.slice(),
  starts: layer.starts.slice(),
  points: layer.points.slice(),
  widths: layer.widths.slice(),
  flows: layer.flows.slice(),
  overhangs: layer.overhangs.slice(),
  retracts: layer.retracts.slice(),
  viaStarts: layer.viaStarts.slice(),
  vias: layer.vias.slice(),
  spiral: layer.spiral,
});
