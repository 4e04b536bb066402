import { some } from "../../src/engine/assessment/mutants/choose.ts";
import type { Draft, Operator } from "../../src/engine/assessment/mutants/mutant.ts";
import {
  allowedValues,
  madeWith,
  refusedValues,
} from "../../src/engine/assessment/mutants/operators/sizes.ts";
import type { ReferencePart } from "./part.ts";

/** Other ways to model the same part, and mistakes that a script makes with a switch. */
export const switchesOf =
  (part: ReferencePart): Operator =>
  (subject, random, most) => {
    const drafts: Draft[] = part.switches.flatMap(({ operator, set, label }) => {
      const name = Object.entries(set).map(([id, value]) => `${id} ${value}`);
      const plain = { operator: spaced(operator), name: name.join(" "), label };
      if (label === "wrong") return [{ ...plain, make: madeWith(subject, set) }];
      const inside = { ...allowedValues(subject, random), ...set };
      const outside = { ...refusedValues(subject, random), ...set };
      return [
        { ...plain, make: madeWith(subject, set) },
        { ...plain, name: `${plain.name}, all inside`, make: madeWith(subject, inside) },
        {
          ...plain,
          operator: `${plain.operator}, size outside`,
          label: "wrong" as const,
          make: madeWith(subject, outside),
        },
      ];
    });
    return some(random, drafts, most);
  };

const spaced = (id: string): string => id.replaceAll("-", " ");
