import { cos, sin } from "../../../foundation/exact-math.ts";
import type { Random } from "../../../foundation/random.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { symmetricDifference } from "../../../solid/difference.ts";
import type { CsgGraph } from "../../../solid/graph.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { unit } from "../bores.ts";
import { solidOf } from "../solid-of.ts";
import { between, oneOf, short, spread } from "../choose.ts";
import { IDENTITY, type Matrix, moved, scaled, Sketch, times, turnedBy } from "../graph-edit.ts";
import type { Draft, Label, Made, Operator, Subject } from "../mutant.ts";
import { sidesOf } from "../sides.ts";
import { allowedValues, refusedValues } from "./sizes.ts";

const QUARTERS: readonly Matrix[] = quarters();

/** The 24 turns that lay the axes on the axes. */
function quarters(): Matrix[] {
  const found = new Map<string, Matrix>();
  const axes: readonly Vec3[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  let wave: Matrix[] = [IDENTITY];
  while (wave.length > 0) {
    const next: Matrix[] = [];
    for (const m of wave) {
      const exact = m.map((x) => Math.round(x) + 0);
      const key = exact.join();
      if (found.has(key)) continue;
      found.set(key, exact);
      next.push(...axes.map((axis) => times(turnedBy(axis, 90), exact)));
    }
    wave = next;
  }
  return [...found.values()];
}

/** So much of its volume may differ in a part that is the same but for its chords. */
const SAME = 0.004;

/** Does the solid, as it lies, take the reference's place? */
function coincides(subject: Subject, solid: Solid): boolean {
  const { reference, kernel } = subject;
  for (let k = 0; k < 3; k++)
    for (const end of ["min", "max"] as const)
      if (Math.abs((solid.bounds[end][k] as number) - (reference.bounds[end][k] as number)) > 0.05)
        return false;
  const found = symmetricDifference(solid, reference, kernel);
  return found.ok && found.value.volume < SAME * reference.volume;
}

/** Is there a turn onto the axes, with the boxes laid on each other, in which it does? */
function coincidesTurned(subject: Subject, graph: CsgGraph): boolean {
  const { bounds } = subject.reference;
  return QUARTERS.some((turn) => {
    const turned = solidOf(new Sketch(graph).whole(turn), subject.kernel);
    if (!turned) return false;
    const shift = [0, 1, 2].map(
      (k) => (bounds.min[k] as number) - (turned.bounds.min[k] as number),
    ) as unknown as Vec3;
    for (let k = 0; k < 3; k++)
      if (
        Math.abs(
          (turned.bounds.max[k] as number) + (shift[k] as number) - (bounds.max[k] as number),
        ) > 0.05
      )
        return false;
    const laid = solidOf(new Sketch(graph).whole(times(moved(shift), turn)), subject.kernel);
    return laid !== undefined && coincides(subject, laid);
  });
}

/** The drawing's part, one inside its limits, or one outside. */
function basis(
  subject: Subject,
  random: Random,
): { graph: () => CsgGraph | Promise<CsgGraph>; label: Label; said: string } {
  const which = random();
  if (which < 0.4 || subject.sizes.length === 0)
    return { graph: () => subject.graph, label: "right", said: "as drawn" };
  const label = which < 0.75 ? "right" : "wrong";
  const values =
    label === "right" ? allowedValues(subject, random, 0.85) : refusedValues(subject, random);
  return { graph: () => subject.graphOf(values), label, said: label };
}

const made = (subject: Subject, graph: CsgGraph, aligned?: CsgGraph): Made | undefined => {
  const solid = solidOf(graph, subject.kernel);
  const straight = aligned && solidOf(aligned, subject.kernel);
  return solid && (straight ? { solid, aligned: straight } : { solid });
};

/** Laid elsewhere: right if the lesson lets the part lie as it may, or if nobody can see it. */
export const poses: Operator = (subject, random, most) => {
  const drafts: Draft[] = [];
  for (let i = 0; i < most; i++) {
    const { graph, label, said } = basis(subject, random);
    const kind = i % 3;
    const by = [0, 0, 0].map(() => between(random, -80, 80)) as unknown as Vec3;
    const turn = [
      oneOf(random, QUARTERS.slice(1)),
      turnedBy(unit([random() - 0.5, random() - 0.5, random() - 0.5]), between(random, 5, 175)),
      IDENTITY,
    ][kind] as Matrix;
    const operator = ["turned onto axes", "turned freely", "moved"][kind] as string;
    const free = subject.pose === "any";
    drafts.push({
      operator: free ? `${operator}, as it may` : `${operator}, pose declared`,
      name: `${said}, ${turn.slice(0, 11).map(short).join(" ")}, by ${by.map(short).join(" ")}`,
      label: free ? label : "wrong",
      make: async () => {
        const straight = await graph();
        return made(subject, new Sketch(straight).whole(times(moved(by), turn)), straight);
      },
    });
  }
  return drafts;
};

/** Mirror image, and wrong units. */
export const images: Operator = (subject, random, most) => {
  const { graph, pose } = subject;
  const drafts: Draft[] = ([0, 1, 2] as const).map((axis) => {
    const flip = [...IDENTITY];
    flip[5 * axis] = -1;
    const middle =
      (subject.reference.bounds.min[axis] as number) +
      (subject.reference.bounds.max[axis] as number);
    flip[12 + axis] = middle;
    const image = new Sketch(graph).whole(flip);
    return {
      operator: "mirror image",
      name: `along ${"xyz"[axis]}`,
      label: "wrong" as const,
      make: () => {
        const solid = solidOf(image, subject.kernel);
        if (!solid) return undefined;
        const same =
          coincides(subject, solid) || (pose === "any" && coincidesTurned(subject, image));
        return { solid, label: same ? ("right" as const) : ("wrong" as const) };
      },
    };
  });
  for (const factor of [25.4, 1 / 25.4, 10, 0.1, 1000, 1.03, 0.97])
    drafts.push({
      operator: Math.abs(factor - 1) < 0.1 ? "three per cent off" : "wrong unit",
      name: `× ${short(factor)}`,
      label: "wrong",
      make: () => made(subject, new Sketch(graph).whole(scaled(factor))),
    });
  const sheared = sideways(subject);
  if (sheared) drafts.push(sheared);
  return spread(random, drafts, most);
};

/** The whole part leans by a degree: only where a flat side is long enough to show it. */
function sideways(subject: Subject): Draft | undefined {
  const shows = sidesOf(subject.reference).some(
    ({ axis, from, to, size }) => axis === 0 && to[2] - from[2] >= 11 && size[0] >= 11,
  );
  if (!shows) return undefined;
  const lean = [...IDENTITY];
  lean[8] = sin(Math.PI / 180) / cos(Math.PI / 180);
  const whole = new Sketch(subject.graph).whole(lean);
  return {
    operator: "part leans by 1°",
    name: "along x",
    label: "wrong",
    make: () => made(subject, whole),
  };
}
