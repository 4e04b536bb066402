import type { Mesh } from "../../geometry/mesh.ts";
import { AS_IT_LIES, laid, type RigidPose } from "../inspection/rigid-pose.ts";
import { type CanonicalMesh, canonicalMesh } from "../recognition/mesh/canonical.ts";
import type { Recognition } from "../recognition-types.ts";
import { type MeantShape, meantShape, plainShape } from "./meant-shape.ts";

/** A closed mesh to compare. */
export interface DeviationBody {
  readonly mesh: Mesh;
  /** What was recognised on it: then the surfaces that were meant are compared, not their chords. */
  readonly recognition?: Recognition;
  /** From the mesh's frame to the one in which both are compared. */
  readonly pose?: RigidPose;
}

/** Why a mesh cannot be compared; undefined where it can. */
export function flawOf({ positions, triangles }: Mesh): "empty" | "invalid" | undefined {
  if (triangles.length === 0) return "empty";
  if (triangles.length % 3 !== 0 || positions.length % 3 !== 0) return "invalid";
  if (positions.some((x) => !Number.isFinite(x))) return "invalid";
  const vertices = positions.length / 3;
  return triangles.some((v) => v >= vertices) ? "invalid" : undefined;
}

/** A body whose triangles come in an order of their own, whatever the given one. */
export class PreparedBody {
  readonly canonical: CanonicalMesh;
  readonly #recognition: Recognition | undefined;
  readonly #pose: RigidPose;

  constructor({ mesh, recognition, pose }: DeviationBody) {
    this.canonical = canonicalMesh(mesh);
    this.#recognition = recognition;
    this.#pose = pose ?? AS_IT_LIES;
  }

  /** In the common frame; chords of curves split until they are at most `goal` off. */
  shape(goal: number): MeantShape {
    const shape = this.#recognition
      ? meantShape(this.canonical, this.#recognition, goal)
      : plainShape(this.canonical);
    return { ...shape, mesh: layMesh(shape.mesh, this.#pose) };
  }
}

/** A mesh in the frame of the reference; a mirrored one is turned right side out. */
export function layMesh({ positions, triangles }: Mesh, pose: RigidPose): Mesh {
  if (pose === AS_IT_LIES) return { positions, triangles };
  const out = new Float64Array(positions.length);
  for (let v = 0; v < positions.length; v += 3)
    out.set(
      laid(pose, [positions[v] as number, positions[v + 1] as number, positions[v + 2] as number]),
      v,
    );
  const turned = triangles.slice();
  if (pose.mirrored)
    for (let t = 0; t < turned.length; t += 3)
      [turned[t + 1], turned[t + 2]] = [turned[t + 2] as number, turned[t + 1] as number];
  return { positions: out, triangles: turned };
}
