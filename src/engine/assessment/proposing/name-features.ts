import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { dot, length, subtract, cross } from "../features/vectors.ts";
import { isFreeByAnotherName } from "../inspection/stretches.ts";
import type { Feature, Recognition } from "../recognition-types.ts";

/** What the rubric says of a feature: see its schema. */
export type Spec =
  | { readonly type: "plane"; readonly at: Vec3; readonly normal: Vec3 }
  | { readonly type: "hole" | "boss" | "slot" | "thread"; readonly at: Vec3; readonly axis: Vec3 }
  | {
      readonly type: "cylinder" | "cone" | "sphere" | "torus" | "fillet" | "round" | "chamfer";
      readonly at: Vec3;
    };

/** A feature of the reference with the label that the plan gives it. */
export interface Named {
  readonly label: string;
  readonly spec: Spec;
  /** Its place in the recognition: in `features` for holes, bosses, slots, blends; else in `surfaces`. */
  readonly of: "feature" | "surface";
  readonly place: number;
}

/** More faces of one kind than this are no drawing's: the shape as a whole is judged instead. */
const MANY = 60;
/** Faces under this share of the area are named by nobody. */
const SMALL = 2e-4;

const LETTERS = {
  hole: "H",
  boss: "P",
  slot: "S",
  fillet: "R",
  round: "R",
  chamfer: "K",
  thread: "T",
} as const;

/** Surfaces by kind; planes have their own rule. */
const CURVES = { cylinder: "Z", cone: "N", sphere: "O", torus: "U" } as const;

/**
 * Names what can be dimensioned: faces F1, F2…, holes H, bosses P, slots S, fillets and rounds R, chamfers
 * K, threads T, other cylinders Z, cones N, spheres O, tori U; largest first. The datums are named after it.
 */
export function nameFeatures(mesh: Mesh, recognition: Recognition): Named[] {
  const { surfaces, features, area } = recognition;
  const named: Named[] = [];
  const counts = new Map<string, number>();
  const add = (letter: string, of: Named["of"], place: number, spec: Spec): void => {
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    named.push({ label: `${letter}${count}`, spec, of, place });
  };
  const taken = new Set<number>();
  for (const [place, feature] of features.entries()) {
    const spec = specOf(feature, (surface) => pointOn(mesh, recognition, surface));
    if (!spec || feature.kind === "turned" || feature.kind === "pattern" || feature.kind === "free")
      continue;
    for (const surface of coveredBy(feature, recognition)) taken.add(surface);
    add(LETTERS[feature.kind], "feature", place, spec);
  }
  const planes = surfaces.filter(({ shape }) => shape.kind === "plane").length;
  for (const [place, surface] of surfaces.entries()) {
    if (taken.has(place) || surface.area < SMALL * area) continue;
    const { shape } = surface;
    const at = pointOn(mesh, recognition, place);
    if (shape.kind === "plane") {
      if (planes <= MANY)
        add("F", "surface", place, { type: "plane", at, normal: tidy(shape.normal) });
    } else if (shape.kind !== "free" && !isFreeByAnotherName(recognition, place))
      add(CURVES[shape.kind], "surface", place, { type: shape.kind, at });
  }
  return named;
}

/** The surfaces that a feature's own size speaks for; steps of a hole get names of their own. */
function coveredBy(feature: Feature, { surfaces }: Recognition): readonly number[] {
  if (feature.kind === "fillet" || feature.kind === "round" || feature.kind === "chamfer")
    return [feature.surface];
  if (feature.kind === "slot" || feature.kind === "thread")
    return feature.surfaces.filter(
      (s) => surfaces[s]?.shape.kind !== "plane" || feature.kind === "slot",
    );
  if (feature.kind !== "hole" && feature.kind !== "boss") return [];
  return feature.surfaces.filter((s) => {
    const shape = surfaces[s]?.shape;
    return shape?.kind === "cylinder" && Math.abs(2 * shape.radius - feature.diameter) < 1e-3;
  });
}

function specOf(feature: Feature, pointOf: (surface: number) => Vec3): Spec | undefined {
  if (feature.kind === "hole" || feature.kind === "boss" || feature.kind === "thread")
    return { type: feature.kind, at: middleOf(feature), axis: tidy(feature.axis) };
  if (feature.kind === "slot") {
    const [[ax, ay, az], [bx, by, bz]] = feature.centres;
    const at = tidy([(ax + bx) / 2, (ay + by) / 2, (az + bz) / 2]);
    return { type: "slot", at, axis: tidy(feature.axis) };
  }
  if (feature.kind === "fillet" || feature.kind === "round" || feature.kind === "chamfer")
    return { type: feature.kind, at: pointOf(feature.surface) };
  return undefined;
}

/** In the middle of the smallest bore: wider steps of a hole begin elsewhere. */
function middleOf(feature: Extract<Feature, { kind: "hole" | "boss" | "thread" }>): Vec3 {
  let [from, to] = [feature.from, feature.to];
  if (feature.kind === "hole")
    for (const step of feature.steps)
      if (step.kind === "cylinder" && Math.abs(step.diameters[0] - feature.diameter) < 1e-3)
        [from, to] = [step.from, step.to];
  const t = (from + to) / 2;
  const { point, axis } = feature;
  return tidy([point[0] + t * axis[0], point[1] + t * axis[1], point[2] + t * axis[2]]);
}

/** The centre of a surface's largest triangle: a point of the face whatever holes it has. */
function pointOn({ positions, triangles }: Mesh, { surfaces }: Recognition, place: number): Vec3 {
  let best: Vec3 = [0, 0, 0];
  let most = -1;
  for (const t of surfaces[place]?.triangles ?? []) {
    const [a, b, c] = [0, 1, 2].map((k): Vec3 => {
      const v = 3 * (triangles[3 * t + k] ?? 0);
      return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
    }) as [Vec3, Vec3, Vec3];
    const area = length(cross(subtract(b, a), subtract(c, a)));
    if (area <= most * (1 + 1e-9)) continue;
    most = area;
    best = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3];
  }
  return tidy(best);
}

/** Numbers as an author would write them. */
export const tidy = (v: Vec3): Vec3 => [round6(v[0]), round6(v[1]), round6(v[2])];
const round6 = (x: number): number => Math.round(x * 1e6) / 1e6 + 0;

/** A size as it would stand on the drawing: what rounding added is taken off. */
export const nominalOf = (x: number): number => {
  const near = Math.round(x * 100) / 100;
  return Math.abs(near - x) < 2e-3 ? near : Math.round(x * 1e4) / 1e4;
};

export const isSquare = (a: Vec3, b: Vec3): boolean => Math.abs(dot(a, b)) < 1e-4;
export const isParallel = (a: Vec3, b: Vec3): boolean => Math.abs(dot(a, b)) > 1 - 1e-8;
