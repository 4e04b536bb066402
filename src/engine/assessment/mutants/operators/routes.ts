import { spread } from "../choose.ts";
import { resegmented } from "../graph-edit.ts";
import type { Draft, Operator } from "../mutant.ts";
import { solidOf } from "../solid-of.ts";

/** Chords that any curve of a lesson's part is fine enough with. */
const FINE = 128;

/** Other scripts that make the same part, as they are and with finer curves. */
export const routes: Operator = (subject, random, most) => {
  const drafts = subject.routes.flatMap(({ name, graph }): Draft[] =>
    [graph, resegmented(graph, FINE)].map((route, i) => ({
      operator: "other route",
      name: i === 0 ? name : `${name}, ${FINE} chords`,
      label: "right",
      make: () => {
        const solid = solidOf(route, subject.kernel);
        return solid && { solid };
      },
    })),
  );
  return spread(random, drafts, most);
};
