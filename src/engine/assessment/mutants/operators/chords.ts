import { cos } from "../../../foundation/exact-math.ts";
import { short, some } from "../choose.ts";
import type { Draft, Operator } from "../mutant.ts";
import { resegmented, restarted } from "../graph-edit.ts";
import { solidOf } from "../solid-of.ts";
import { allowedValues } from "./sizes.ts";

/** More chords than this off a curve are too few to judge by, mm. */
const COARSE = 0.04;
const COUNTS = [16, 20, 24, 32, 36, 48, 64, 90, 100, 128, 200, 256];

/** Curves cut into other numbers of chords, and begun at another angle. */
export const chords: Operator = (subject, random, most) => {
  const largest = Math.max(
    0,
    ...subject.graph.nodes.map(({ op }) =>
      op.kind === "cylinder"
        ? Math.max(...op.startRadius, ...op.endRadius)
        : op.kind === "circle" || op.kind === "ellipsoid"
          ? Math.max(...op.radius)
          : op.kind === "torus"
            ? op.innerRadius + op.outerRadius
            : 0,
    ),
  );
  const drafts: Draft[] = [];
  const revolved = subject.graph.nodes.some(({ op }) => op.kind === "extrudeRotate");
  const heavy = subject.graph.nodes.some(
    ({ op }) => op.kind === "ellipsoid" || op.kind === "torus",
  );
  for (const n of COUNTS) {
    if (heavy && n > 100) continue;
    const reach = revolved ? Math.max(largest, ...subject.reference.bounds.max) : largest;
    if (reach === 0) continue;
    const sagitta = reach * (1 - cos(Math.PI / n));
    const label = sagitta <= COARSE ? "right" : "open";
    drafts.push({
      operator: "other chords",
      name: `${n} chords, sagitta ${short(sagitta)}`,
      label,
      make: () => {
        const solid = solidOf(resegmented(subject.graph, n), subject.kernel);
        return solid && { solid };
      },
    });
    if (subject.sizes.length === 0) continue;
    const values = allowedValues(subject, random);
    drafts.push({
      operator: "other chords",
      name: `${n} chords, sagitta ${short(sagitta)}, all inside`,
      label,
      make: async () => {
        const graph = await subject.graphOf(values);
        const solid = solidOf(resegmented(graph, n), subject.kernel);
        return solid && { solid };
      },
    });
  }
  if (subject.graph.nodes.some(({ op }) => op.kind === "cylinder"))
    for (const degrees of [1, 2.5, 7, 11.3])
      drafts.push({
        operator: "other start angle",
        name: `${degrees} degrees`,
        label: "right",
        make: () => {
          const solid = solidOf(restarted(subject.graph, degrees), subject.kernel);
          return solid && { solid };
        },
      });
  return some(random, drafts, most);
};
