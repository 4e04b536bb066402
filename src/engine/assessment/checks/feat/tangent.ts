import type { Check } from "../../rubric.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

/** Two faces run into each other without an edge to feel. */
export function tangent(check: Extract<Check, { kind: "feat.tangent" }>, scene: Scene): Outcome {
  const [a, b] = [featureOf(scene, check.a)?.part, featureOf(scene, check.b)?.part];
  if (!a || !b) {
    const label = a ? check.b : check.a;
    return plain("not-assessed", "check.tangent.no-feature", { label });
  }
  const { surfaces } = scene.part.recognition;
  const edges = a.surfaces.flatMap((s) =>
    (surfaces[s]?.edges ?? []).filter(({ to }) => b.surfaces.includes(to)),
  );
  const shown = shownAt(scene, [a, b]);
  const params = { a: check.a, b: check.b };
  if (edges.length === 0) return { ...plain("fail", "check.tangent.apart", params), ...shown };
  const sharpest = Math.max(...edges.map(({ turn }) => turn));
  if (edges.every(({ kind }) => kind === "tangent"))
    return { ...plain("pass", "check.tangent.pass", params), ...shown };
  return {
    verdict: "fail",
    message: "check.tangent.edge",
    params: { ...params, measured: Math.round(sharpest * 10) / 10 },
    unit: "none",
    error: HOPELESS,
    ...shown,
  };
}
