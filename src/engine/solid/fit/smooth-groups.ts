import type { Mesh } from "../../geometry/mesh.ts";
import { fitCone } from "./cone.ts";
import type { Fitted } from "./cylinders.ts";
import type { Folds } from "./folds.ts";
import type { Patches } from "./regions.ts";
import { fitSphere } from "./sphere.ts";

/** A patch this many times larger than its smooth neighbours is a plane of its own. */
const BIG = 8;
const [UNKNOWN, SMALL, PLANE] = [0, 1, 2];

/**
 * Joins small patches that fold smoothly, and fits a sphere or a cone to them, else leaves them
 * free. `isTaken` tells the patches that have a face already (1).
 */
export function fitSmoothGroups(
  mesh: Mesh,
  patches: Patches,
  folds: Folds,
  isTaken: Uint8Array,
): Fitted[] {
  const { ends, at } = folds;
  /** The patch beyond the fold at a place of `ends`, -1 where one of both is taken. */
  const beyond = (end: number): number => {
    const other = ends[end ^ 1] as number;
    return isTaken[ends[end] as number] === 1 || isTaken[other] === 1 ? -1 : other;
  };
  const sort = new Uint8Array(patches.count);
  const isBig = (r: number): boolean => {
    if (sort[r] === UNKNOWN) {
      let [sum, count] = [0, 0];
      for (let i = at.start[r] as number; i < (at.start[r + 1] as number); i++) {
        const other = beyond(at.items[i] as number);
        if (other < 0) continue;
        sum += patches.areas[other] as number;
        count++;
      }
      sort[r] = (patches.areas[r] as number) > (BIG * sum) / count ? PLANE : SMALL;
    }
    return sort[r] === PLANE;
  };
  const seen = new Uint8Array(patches.count);
  const group = new Uint32Array(patches.count);
  const verticesOf = vertexLister(mesh, patches);
  const out: Fitted[] = [];
  for (let end = 0; end < 2 * folds.count; end++) {
    const seed = ends[end] as number;
    if (beyond(end) < 0 || seen[seed] === 1 || isBig(seed)) continue;
    let size = 0;
    group[size++] = seed;
    seen[seed] = 1;
    for (let i = 0; i < size; i++) {
      const r = group[i] as number;
      for (let k = at.start[r] as number; k < (at.start[r + 1] as number); k++) {
        const next = beyond(at.items[k] as number);
        if (next < 0 || seen[next] === 1 || isBig(next)) continue;
        seen[next] = 1;
        group[size++] = next;
      }
    }
    if (size >= 3) out.push(fitGroup(mesh, patches, group.slice(0, size), verticesOf));
  }
  return out;
}

type VerticesOf = (group: Uint32Array) => Uint32Array;

/** Lists the vertices of groups of patches that share no patch, each once a group. */
function vertexLister({ positions, triangles }: Mesh, patches: Patches): VerticesOf {
  const listed = new Uint32Array(positions.length / 3);
  const list = new Uint32Array(listed.length);
  let round = 0;
  return (group) => {
    round++;
    let count = 0;
    for (const r of group)
      for (let m = patches.start[r] as number; m < (patches.start[r + 1] as number); m++) {
        const t = patches.members[m] as number;
        for (let corner = 3 * t; corner < 3 * t + 3; corner++) {
          const v = triangles[corner] as number;
          if (listed[v] === round) continue;
          listed[v] = round;
          list[count++] = v;
        }
      }
    return list.subarray(0, count);
  };
}

function fitGroup(
  { positions }: Mesh,
  patches: Patches,
  group: Uint32Array,
  verticesOf: VerticesOf,
): Fitted {
  const vertices = verticesOf(group);
  const points = new Float64Array(3 * vertices.length);
  for (let i = 0; i < points.length; i++)
    points[i] = positions[3 * (vertices[Math.floor(i / 3)] as number) + (i % 3)] as number;
  // A cone between two circles lies on a sphere too, so the cone is tried first.
  const found = fitCone(points, patches, group) ?? fitSphere(points, patches, group);
  if (found) return { patches: group, ...found };
  return { patches: group, surface: { kind: "free" }, residual: 0 };
}
