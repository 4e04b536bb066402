import type { Solid } from "../../../solid/solid-types.ts";
import { type Outcome, plain } from "../outcome.ts";
import type { Scene } from "../scene.ts";

/** There is something, and its surface is closed: each edge is walked once each way. */
export function valid(_check: unknown, { part }: Scene): Outcome {
  if (isEmpty(part.solid)) return plain("fail", "check.closed-solid.empty");
  const open = openEdges(part.solid);
  if (open > 0) return { ...plain("fail", "check.closed-solid.open", { edges: open }) };
  return plain("pass", "check.closed-solid.pass");
}

export function isEmpty(solid: Solid): boolean {
  return solid.faceOf.length === 0 || !(solid.volume > 1e-6);
}

function openEdges(solid: Solid): number {
  const { triangles, positions } = solid.mesh;
  const vertices = positions.length / 3;
  const balance = new Map<number, number>();
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k] ?? 0;
      const b = triangles[t + ((k + 1) % 3)] ?? 0;
      const key = Math.min(a, b) * vertices + Math.max(a, b);
      balance.set(key, (balance.get(key) ?? 0) + (a < b ? 1 : -1));
    }
  let open = 0;
  for (const count of balance.values()) if (count !== 0) open++;
  return open;
}
