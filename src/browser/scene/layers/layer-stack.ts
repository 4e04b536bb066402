import { BufferAttribute, BufferGeometry, Group, LineBasicMaterial, LineSegments } from "three";
import type { Plan } from "../../../engine/slicing/plan.ts";
import { toColor } from "../stage/scene-colors.ts";
import { type BeadMaterials, type Beads, createBeads } from "./bead-material.ts";
import { type PackedLayer, packLayer, travelMoves } from "./pack-layer.ts";

/** Time a frame may spend on making layers, ms: a large plan fills in over some frames. */
const BUDGET_MS = 12;

export interface LayerStack {
  readonly object: Group;
  show(from: number, to: number, move: number | null): void;
  setTravel(visible: boolean): void;
  recolorTravel(color: string): void;
  /** Makes layers that are missing; true while some still are. */
  build(now: () => number): boolean;
  dispose(): void;
}

/** The layers of one plan as drawable things, each made when it is first shown. */
export function createLayerStack(plan: Plan, beads: BeadMaterials): LayerStack {
  const object = new Group();
  const layers = new Map<number, { mesh: Beads; packed: PackedLayer }>();
  const travels = new Map<number, LineSegments>();
  const travelMaterial = new LineBasicMaterial();
  let [from, to] = [0, -1];
  let move: number | null = null;
  let partial: Beads | undefined;
  let travelShown = false;

  const make = (index: number, packed: PackedLayer): Beads => {
    const mesh = createBeads(packed, beads.full);
    const layer = plan.layers[index];
    mesh.position.z = layer?.z ?? 0;
    mesh.scale.z = layer?.height ?? 1;
    object.add(mesh);
    return mesh;
  };
  const drop = (mesh: Beads | undefined) => {
    if (mesh) object.remove(mesh);
    mesh?.free();
  };
  /** Gives each layer that exists its share and its strength. */
  const dress = () => {
    const last = plan.layers.length - 1;
    for (const [index, { mesh, packed }] of layers) {
      mesh.visible = index >= from && index <= to && !(index === to && move !== null);
      const isEnd = index === to || index === from || index + 1 === to;
      mesh.limit(isEnd ? packed.count : packed.shell);
      mesh.material = index === to || to === last ? beads.full : beads.faded;
    }
    for (const [index, lines] of travels) {
      lines.visible = travelShown && index >= from && index <= to;
    }
  };

  return {
    object,
    show(nextFrom, nextTo, nextMove) {
      [from, to, move] = [nextFrom, nextTo, nextMove];
      drop(partial);
      partial = undefined;
      const top = plan.layers[to];
      if (move !== null && top) partial = make(to, packLayer(top, move));
      dress();
    },
    setTravel(visible) {
      travelShown = visible;
      dress();
    },
    recolorTravel(color) {
      travelMaterial.color = toColor(color);
    },
    build(now) {
      const end = now() + BUDGET_MS;
      let missing = false;
      for (let index = to; index >= from; index--) {
        const layer = plan.layers[index];
        if (!layer) continue;
        const needsTravel = travelShown && !travels.has(index);
        if (layers.has(index) && !needsTravel) continue;
        if (now() > end) {
          missing = true;
          break;
        }
        if (!layers.has(index)) {
          const packed = packLayer(layer);
          layers.set(index, { mesh: make(index, packed), packed });
        }
        if (needsTravel) {
          const lines = travelLines(travelMoves(layer), layer.z, travelMaterial);
          object.add(lines);
          travels.set(index, lines);
        }
      }
      dress();
      return missing;
    },
    dispose() {
      for (const { mesh } of layers.values()) drop(mesh);
      for (const lines of travels.values()) lines.geometry.dispose();
      drop(partial);
      travelMaterial.dispose();
    },
  };
}

function travelLines(moves: Float32Array, z: number, material: LineBasicMaterial): LineSegments {
  const positions = new Float32Array((moves.length / 2) * 3);
  for (let i = 0; i < moves.length / 2; i++) {
    positions.set([moves[2 * i] ?? 0, moves[2 * i + 1] ?? 0, z + 0.02], 3 * i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  const lines = new LineSegments(geometry, material);
  lines.frustumCulled = false;
  return lines;
}
