import type { Ctx } from "../../foundation/context.ts";
import type { Problem } from "../../foundation/problem.ts";
import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Clipper } from "../../slicing/clipper.ts";
import { crossSections } from "../../slicing/cross-sections.ts";
import { type NarrowPlace, narrowestPlace } from "../../slicing/narrow-places.ts";
import { createSlicer } from "../../slicing/slicer.ts";
import type { SlicedShare } from "../../slicing/sliced-share.ts";
import { sliceWarnings } from "../../slicing/slice-warnings.ts";
import { rotated, rotationOf, turnMesh, type Turn } from "../../slicing/turn.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { type Across, across } from "./across.ts";
import { type RayTree, rayTree } from "./ray-tree.ts";

/** A plane face that the rubric names, on the part, in the part's frame. */
export interface NamedPlane {
  readonly point: Vec3;
  /** Outward. */
  readonly normal: Vec3;
}

export interface PrintInput {
  readonly solid: Solid;
  readonly profile: PrintProfile;
  /** How the part is turned on the bed. */
  readonly turn: Turn;
  /** By label; only `print.orientation` asks for them. */
  readonly planes: ReadonlyMap<string, NamedPlane>;
}

/** What slicing says of the part as it lies, without support. */
export interface Sliced {
  readonly share: SlicedShare;
  readonly warnings: readonly Problem[];
}

/** A part as it is to be printed; what is dear is measured when it is first asked for, and once. */
export interface PrintScene extends PrintInput {
  /** Turned; the part's place on the bed is `onBed`. */
  readonly mesh: Mesh;
  readonly min: Vec3;
  readonly max: Vec3;
  across(way: "wall" | "gap"): Across | "problem";
  /** The narrowest place of the layers under a width, in the frame of the turned mesh, with its height. */
  narrowest(width: number): (NarrowPlace & { readonly z: number }) | undefined | "problem";
  /** Sliced without support, overhangs beyond an angle. */
  sliced(angle: number): Sliced | "problem";
  /** A place on the bed (mm, height above it) in the part's own frame. */
  inPart(x: number, y: number, z: number): Vec3;
}

/** More layers than this are not looked at one by one for narrow places. */
const MOST_SECTIONS = 400;

export function printScene(input: PrintInput, clipper: Clipper, ctx: Ctx): PrintScene {
  const { solid, profile, turn } = input;
  const mesh = turnMesh(solid.mesh, turn);
  const [min, max] = boundsOf(mesh);
  const isSolid =
    [0, 1, 2].every((a) => max[a]! > min[a]!) && mesh.positions.every(Number.isFinite);
  const widths = new Map<string, Across>();
  let tree: RayTree | undefined;
  const shares = new Map<number, Sliced | "problem">();
  const back = rotationOf(turn);
  const bed = profile.printer.bed;
  const quiet: Ctx = { ...ctx, progress: () => {} };

  const slice = (angle: number): Sliced | "problem" => {
    const settings = {
      ...profile.settings,
      support: false,
      support_angle: angle,
      // The longest bridge is told, whatever its length.
      support_max_bridge: SHORTEST_BRIDGE,
      // Only outlines are asked for.
      infill_density: 0,
      top_layers: 0,
      bottom_layers: 0,
      skirt_loops: 0,
    };
    const made = createSlicer(clipper).slice({ mesh, profile: { ...profile, settings } }, quiet);
    if (!made.ok) return "problem";
    return { share: made.value, warnings: sliceWarnings([made.value]) };
  };

  return {
    ...input,
    mesh,
    min,
    max,
    across(way) {
      if (!isSolid) return "problem";
      let known = widths.get(way);
      tree ??= rayTree(mesh);
      if (!known) widths.set(way, (known = across(mesh, tree, way)));
      return known;
    },
    narrowest(width) {
      const heights = middles(max[2] - min[2], profile.settings);
      if (heights.length === 0) return "problem";
      const cut = crossSections(mesh, heights, clipper, quiet);
      if (!cut.ok) return "problem";
      const found = narrowestPlace(cut.value.regions, width, clipper, quiet);
      if (!found.ok) return "problem";
      return found.value && { ...found.value, z: heights[found.value.section]! };
    },
    sliced(angle) {
      let known = shares.get(angle);
      if (known === undefined) shares.set(angle, (known = slice(angle)));
      return known;
    },
    inPart(x, y, z) {
      const p: Vec3 = [
        x - bed.width / 2 + (min[0] + max[0]) / 2,
        y - bed.depth / 2 + (min[1] + max[1]) / 2,
        z + min[2],
      ];
      // The inverse of a rotation is its transpose.
      const [a, b, c, d, e, f, g, h, i] = back;
      return rotated([a, d, g, b, e, h, c, f, i], p);
    },
  };
}

const SHORTEST_BRIDGE = 0.001;

/** Heights of the layers' middles above the bed. */
function middles(
  height: number,
  { first_layer_height, layer_height }: PrintProfile["settings"],
): Float64Array {
  const found = [first_layer_height / 2];
  const count = Math.max(0, Math.floor((height - first_layer_height) / layer_height + 0.5));
  const stride = Math.max(1, Math.ceil(count / MOST_SECTIONS));
  for (let k = 0; k < count; k += stride) found.push(first_layer_height + (k + 0.5) * layer_height);
  return Float64Array.from(found.filter((z) => z < height));
}

function boundsOf({ positions, triangles }: Mesh): readonly [Vec3, Vec3] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const v of triangles)
    for (let a = 0; a < 3; a++) {
      low[a] = Math.min(low[a]!, positions[3 * v + a]!);
      high[a] = Math.max(high[a]!, positions[3 * v + a]!);
    }
  return [low as unknown as Vec3, high as unknown as Vec3];
}
