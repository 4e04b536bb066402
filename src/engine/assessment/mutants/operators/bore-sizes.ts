import { boresOf } from "../bores.ts";
import { short, spread } from "../choose.ts";
import { drilled } from "../drilled.ts";
import type { Sketch } from "../graph-edit.ts";
import type { Draft, Operator } from "../mutant.ts";
import { changed, inPlace, leafOf, withTool } from "./holes.ts";
import { FACTORS, labelOf } from "./sizes.ts";

/** Each bore whose diameter the drawing gives, alone, at set places of its tolerance band. */
export const boreSizes: Operator = (given, random, most) => {
  const subject = drilled(given);
  const bores = boresOf(subject.graph, subject.reference.mesh);
  const drafts = bores.flatMap((bore): Draft[] => {
    const fitting = subject.bores.filter(
      ({ nominal }) => Math.abs(nominal - 2 * bore.radius) < 1e-6,
    );
    // Two dimensions of one diameter with other limits: nobody knows whose bore it is.
    const [size] = fitting;
    if (!size || fitting.some(({ half, middle }) => half !== size.half || middle !== size.middle))
      return [];
    return FACTORS.flatMap((far) => [-far, far]).flatMap((factor): Draft[] => {
      const diameter = size.nominal + size.middle + factor * size.half;
      if (diameter < 0.2) return [];
      const label = labelOf(size, factor);
      return [
        {
          operator: label === "wrong" ? "bore size outside" : "bore size inside",
          name: `Ø${short(diameter)} (${short(factor)} T) at ${bore.centre.map(short).join(", ")}`,
          label,
          make: () => {
            const radius = [diameter / 2, diameter / 2] as const;
            const op = { ...leafOf(subject, bore), startRadius: radius, endRadius: radius };
            const tool = (sketch: Sketch): number => inPlace(sketch, bore, op);
            return changed(subject, withTool(subject, bore, tool), 0);
          },
        },
      ];
    });
  });
  return spread(random, drafts, most);
};
