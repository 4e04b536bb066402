import type { Solid } from "../../solid/solid-types.ts";
import { hollowsIn, waysThrough } from "../checks/solid/topology.ts";
import type { Recognition } from "../recognition-types.ts";
import type { Proposed } from "./plan-checks.ts";

/**
 * What no dimension says of the body as a whole: that nothing is hidden in the material, and how many ways
 * go through where holes and slots alone don't tell (frames, windows).
 */
export function planWhole({ mesh }: Solid, { features, tolerance }: Recognition): Proposed[] {
  const drilled = features.filter(
    (feature) => (feature.kind === "hole" || feature.kind === "slot") && feature.through,
  ).length;
  const count = waysThrough(mesh);
  return [
    { kind: "solid.voids", count: hollowsIn(mesh, tolerance), gate: true },
    ...(count > drilled ? [{ kind: "solid.genus", count }] : []),
  ];
}
