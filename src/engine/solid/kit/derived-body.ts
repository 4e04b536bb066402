import type { Manifold } from "manifold-3d";
import type { CsgOp } from "../graph.ts";
import type { Kernel } from "../kernel.ts";
import { ellipsoidMesh } from "../leaves/round-bodies.ts";
import type { LeafFace } from "../leaves/leaf-mesh.ts";
import { fitFaces } from "../fit-faces.ts";
import { MAX_SPHERE_SEGMENTS, segmentsFor } from "../segments.ts";
import { exactBody, exactPositions } from "./exact-body.ts";

/** A body with faces found by fitting. */
export interface DerivedBody {
  readonly body: Manifold;
  readonly original: number;
  readonly faces: readonly LeafFace[];
}

type Derived = Extract<CsgOp, { kind: "hull" | "hullChain" | "expand3" }>;

/** Hull, chain of hulls or ball sum of bodies. Null when nothing is left. */
export function refittedBody(op: Derived, inputs: Manifold[], kernel: Kernel): DerivedBody | null {
  const { Manifold } = kernel.wasm;
  const made: Manifold[] = [];
  const keep = (body: Manifold): Manifold => {
    made.push(body);
    return body;
  };
  try {
    if (op.kind === "hull") return refit(keep(Manifold.hull(inputs)), kernel);
    if (op.kind === "hullChain") {
      const links = inputs.slice(1).map((b, i) => keep(Manifold.hull([inputs[i] as Manifold, b])));
      return refit(keep(Manifold.union(links.length ? links : inputs)), kernel);
    }
    const segments = op.segments ?? Math.min(MAX_SPHERE_SEGMENTS / 4, segmentsFor(op.delta));
    const r = Math.abs(op.delta);
    const ball = exactBody(ellipsoidMesh([r, r, r], segments, kernel), kernel);
    if (!ball) return null;
    keep(ball.body);
    const input = keep(Manifold.union(inputs));
    const sum = op.delta > 0 ? input.minkowskiSum(ball.body) : input.minkowskiDifference(ball.body);
    return refit(keep(sum), kernel);
  } finally {
    for (const body of made) body.delete();
  }
}

function refit(body: Manifold, kernel: Kernel): DerivedBody | null {
  if (body.isEmpty()) return null;
  const triangles = body.getMesh().triVerts;
  return fittedBody(exactPositions(body), triangles, kernel);
}

/** Fits faces to a closed mesh and hands it to the kernel. Null where it is not closed. */
export function fittedBody(
  positions: Float64Array,
  triangles: Uint32Array,
  kernel: Kernel,
): DerivedBody | null {
  const { faceOf, faces } = fitFaces({ positions, triangles });
  const made = exactBody({ positions, triangles, faceOf }, kernel);
  return made && !made.body.isEmpty() ? { ...made, faces } : null;
}

/** A body from points and polygons (fans); inside-out ones are turned. Null where it is open. */
export function bodyOfPolyhedron(
  op: Extract<CsgOp, { kind: "polyhedron" }>,
  kernel: Kernel,
): DerivedBody | null {
  const positions = Float64Array.from(op.points.flat());
  const triangles: number[] = [];
  for (const face of op.faces)
    for (let i = 1; i + 1 < face.length; i++)
      triangles.push(face[0] as number, face[i] as number, face[i + 1] as number);
  const made = fittedBody(positions, Uint32Array.from(triangles), kernel);
  if (!made || made.body.volume() >= 0) return made;
  made.body.delete();
  for (let i = 0; i < triangles.length; i += 3)
    [triangles[i], triangles[i + 1]] = [triangles[i + 1] as number, triangles[i] as number];
  return fittedBody(positions, Uint32Array.from(triangles), kernel);
}
