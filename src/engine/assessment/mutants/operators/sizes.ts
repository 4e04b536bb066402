import type { Random } from "../../../foundation/random.ts";
import { solidOf } from "../solid-of.ts";
import { between, oneOf, short, some } from "../choose.ts";
import type { Draft, Label, Operator, Size, Subject } from "../mutant.ts";

/** Deviations from the middle of the band, in halves of it. */
export const FACTORS = [0.5, 0.9, 0.95, 0.98, 1.02, 1.05, 1.1, 1.5, 3];
/** The guard band, as a part of the half band: 1.5 % of the whole band on either side of a limit. */
const GUARD = 0.03;

/** The label of a dimension that lies `factor` halves of the band from its middle. */
export function labelOf({ guard = GUARD }: Size, factor: number): Label {
  const over = Math.abs(factor) - 1;
  if (Math.abs(over) < guard + 1e-9) return "open";
  return over < 0 ? "right" : "wrong";
}

const at = ({ nominal, middle, half }: Size, factor: number): number =>
  nominal + middle + factor * half;

/** Those that may be moved together. */
const together = ({ sizes }: Subject): Size[] => sizes.filter(({ alone }) => !alone);

/** All dimensions anywhere well inside their limits. */
export function allowedValues(
  subject: Subject,
  random: Random,
  within = 0.9,
): Record<string, number> {
  return Object.fromEntries(
    together(subject).map((d) => [d.name, at(d, between(random, -within, within))]),
  );
}

/** The same with one dimension outside by half as much again as is allowed. */
export function refusedValues(subject: Subject, random: Random): Record<string, number> {
  const values = allowedValues(subject, random, 0.5);
  const wrong = oneOf(random, together(subject));
  values[wrong.name] = at(wrong, oneOf(random, [-1.5, 1.5, -2, 2]));
  return values;
}

/** Every dimension alone at set places of its tolerance band, all others as drawn. */
export const oneSize: Operator = (subject, random, most) => {
  const drafts: Draft[] = [];
  for (const dimension of subject.sizes)
    for (const size of FACTORS)
      for (const factor of [-size, size]) {
        const value = at(dimension, factor);
        drafts.push({
          operator: labelOf(dimension, factor) === "wrong" ? "size outside" : "size inside",
          name: `${dimension.name} ${short(value)} (${short(factor)} T)`,
          label: labelOf(dimension, factor),
          make: madeWith(subject, { [dimension.name]: value }),
        });
      }
  return some(random, drafts, most);
};

/** Two dimensions at once. */
export const twoSizes: Operator = (subject, random, most) => {
  const sizes = together(subject);
  if (sizes.length < 2) return [];
  return Array.from({ length: most }, () => {
    const [first, second] = some(random, sizes, 2) as [Size, Size];
    const factors = [0, 0].map(() => oneOf(random, FACTORS) * oneOf(random, [-1, 1]));
    const labels = [first, second].map((one, k) => labelOf(one, factors[k] as number));
    const label = labels.includes("wrong") ? "wrong" : labels.includes("open") ? "open" : "right";
    const values = {
      [first.name]: at(first, factors[0] as number),
      [second.name]: at(second, factors[1] as number),
    };
    return {
      operator: label === "wrong" ? "size outside, pairs" : "size inside, pairs",
      name: `${first.name} ${factors[0]} T, ${second.name} ${factors[1]} T`,
      label,
      make: madeWith(subject, values),
    };
  });
};

/** All dimensions at once, anywhere inside. */
export const allSizes: Operator = (subject, random, most) =>
  Array.from({ length: subject.sizes.length === 0 ? 0 : most }, () => {
    const values = allowedValues(subject, random);
    const name = Object.entries(values).map(([id, value]) => `${id} ${short(value)}`);
    return {
      operator: "size inside, all at once",
      name: name.join(" "),
      label: "right",
      make: madeWith(subject, values),
    };
  });

/** What the script makes with these values. */
export function madeWith(
  subject: Subject,
  values: Readonly<Record<string, number>>,
): Draft["make"] {
  return async () => {
    const solid = solidOf(await subject.graphOf(values), subject.kernel);
    return solid && { solid };
  };
}
