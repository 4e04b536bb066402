import { symmetricDifference } from "../../../solid/difference.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import type { View } from "../../inspection/inspection-types.ts";
import { laid } from "../../inspection/rigid-pose.ts";
import type { Check } from "../../rubric.ts";
import { type Outcome, plain } from "../outcome.ts";
import type { Scene } from "../scene.ts";

/**
 * The volume that only one of part and drawing has, mm³, both as they are cut into triangles: chords of a round
 * face count as a difference. A figure that informs and never decides: it says neither where nor by how much a
 * surface is off, and a large part may differ much and be right (the certificate is what decides).
 */
export function symdiff(
  { max }: Extract<Check, { kind: "shape.symdiff" }>,
  { part, reference, kernel }: Scene,
): Outcome {
  const found = part.pose.mirrored
    ? undefined
    : symmetricDifference(asLaid(part), reference.solid, kernel);
  if (!found?.ok) return plain("not-assessed", "check.symdiff.unclear");
  const { volume, onlyA, onlyB } = found.value;
  // Never a fault: it would be told as one, and says nothing that could be mended.
  return {
    verdict: "pass",
    message: volume > max ? "check.symdiff.above" : "check.symdiff.pass",
    params: { measured: tenths(volume), extra: tenths(onlyA), missing: tenths(onlyB), max },
    measured: volume,
    allowed: { min: 0, max, nominal: 0 },
    unit: "mm3",
    error: 0,
  };
}

function asLaid({ solid, pose }: View): Solid {
  const { positions, triangles } = solid.mesh;
  const moved = new Float64Array(positions.length);
  for (let k = 0; k < positions.length; k += 3)
    moved.set(
      laid(pose, [positions[k] as number, positions[k + 1] as number, positions[k + 2] as number]),
      k,
    );
  return { ...solid, mesh: { positions: moved, triangles } };
}

const tenths = (x: number): number => Math.round(x * 10) / 10;
