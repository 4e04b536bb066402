import type { Group } from "three";
import type { PlanLayer } from "../../../engine/slicing/plan.ts";
import type { LayerMarks } from "../layer-types.ts";
import { retractionMarks, seamMarks, travelMarks } from "./layer-marks.ts";
import { MARK_KINDS, type MarkKind, type MarkMaterials, type MarkThing } from "./mark-things.ts";

const MAKERS = { travel: travelMarks, retractions: retractionMarks, seams: seamMarks } as const;

/** The marks of a plan's layers, each layer's made when they are first shown. */
export interface StackMarks {
  /** The kinds to be shown; `dress` shows them. */
  choose(kinds: LayerMarks): void;
  /** Some that are to be shown on a layer aren't made yet. */
  lacks(index: number): boolean;
  make(index: number, layer: PlanLayer): void;
  /** Shows those of the layers from one to another; of the top one those up to its path `move`. */
  dress(from: number, to: number, move: number | null): void;
  dispose(): void;
}

export function createStackMarks(object: Group, materials: MarkMaterials): StackMarks {
  const marks = new Map<string, MarkThing>();
  let shown: LayerMarks = { travel: false, retractions: false, seams: false };
  return {
    choose(kinds) {
      shown = kinds;
    },
    lacks: (index) => MARK_KINDS.some((kind) => shown[kind] && !marks.has(`${kind} ${index}`)),
    make(index, layer) {
      for (const kind of MARK_KINDS) {
        const key = `${kind} ${index}`;
        if (!shown[kind] || marks.has(key)) continue;
        const thing = materials.make(kind, MAKERS[kind](layer), layer.z);
        object.add(thing.object);
        marks.set(key, thing);
      }
    },
    dress(from, to, move) {
      for (const [key, thing] of marks) {
        const [kind, layer] = key.split(" ");
        const index = Number(layer);
        thing.object.visible = shown[kind as MarkKind] && index >= from && index <= to;
        if (thing.object.visible) thing.limit(index === to ? move : null);
      }
    },
    dispose() {
      for (const thing of marks.values()) thing.free();
    },
  };
}
