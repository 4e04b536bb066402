import { acos, cos, sin } from "../../foundation/exact-math.ts";
import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { cross, distanceToLine, dot, subtract, unit } from "../features/vectors.ts";
import type { Feature, Pattern, Recognition } from "../recognition-types.ts";
import { isParallel, isSquare, type Named, nominalOf, tidy } from "./name-features.ts";

/** A check as the rubric's schema reads it. */
export type Proposed = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What the proposal works on. */
export interface Draft {
  readonly mesh: Mesh;
  readonly recognition: Recognition;
  readonly named: readonly Named[];
  /** Labels of the datum faces, primary first. */
  readonly datums: readonly string[];
}

const GENERAL = { tolerance: "general" } as const;
/** For what the drawing shows on a centre line: general tolerances have no number for nothing. */
const CENTRED = "±0.3";
const COAXIAL = "0.4";
/** Nearer than this two parallel faces are one. */
const SAME_PLACE = 1e-3;

interface Face {
  readonly label: string;
  readonly normal: Vec3;
  readonly offset: number;
  /** In `surfaces`. */
  readonly place: number;
}

const facesOf = ({ recognition: { surfaces }, named }: Draft): Face[] =>
  named.flatMap(({ label, of, place }): Face[] => {
    const shape = of === "surface" ? surfaces[place]?.shape : undefined;
    return shape?.kind === "plane"
      ? [{ label, normal: shape.normal, offset: shape.offset, place }]
      : [];
  });

/** From one face of every direction to all others of it, and the angles of the slanting ones. */
export function planFaces(draft: Draft): Proposed[] {
  const groups: Face[][] = [];
  for (const face of facesOf(draft)) {
    const group = groups.find(([first]) => first && isParallel(first.normal, face.normal));
    if (group) group.push(face);
    else groups.push([face]);
  }
  const checks: Proposed[] = [];
  const [primary] = draft.datums;
  const main = groups.flat().find(({ label }) => label === primary);
  for (const group of groups) {
    const base = group.find(({ label }) => draft.datums.includes(label)) ?? (group[0] as Face);
    const level = ({ normal, offset }: Face): number =>
      dot(normal, base.normal) > 0 ? offset : -offset;
    for (const face of group) {
      const nominal = nominalOf(Math.abs(level(face) - level(base)));
      if (face === base || nominal < SAME_PLACE) continue;
      checks.push({ kind: "dim.distance", from: base.label, to: face.label, nominal, ...GENERAL });
    }
    if (main && !isSquare(base.normal, main.normal) && !isParallel(base.normal, main.normal)) {
      const nominal = nominalOf(degreesBetween(main.normal, base.normal));
      const line = unit(cross(main.normal, base.normal));
      const leg = Math.min(runOf(draft, main, line), runOf(draft, base, line));
      checks.push({ kind: "dim.angle", a: main.label, b: base.label, nominal, leg, ...GENERAL });
    }
  }
  return checks;
}

/** How far a face reaches square to a line in it: a leg of the angle about that line. */
function runOf({ mesh, recognition }: Draft, { normal, place }: Face, line: Vec3): number {
  const way = cross(normal, line);
  let [low, high] = [Infinity, -Infinity];
  for (const t of recognition.surfaces[place]?.triangles ?? [])
    for (let k = 0; k < 3; k++) {
      const v = 3 * (mesh.triangles[3 * t + k] ?? 0);
      const { positions } = mesh;
      const at = dot(way, [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0]);
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
  return nominalOf(high - low);
}

const degreesBetween = (a: Vec3, b: Vec3): number => (acos(dot(a, b)) * 180) / Math.PI;

/** Size of every round or slotted feature, depth of the blind, bottomlessness of the others. */
export function planSizes({ recognition: { surfaces, features }, named }: Draft): Proposed[] {
  return named.flatMap(({ label, of, place }): Proposed[] => {
    if (of === "feature") return featureSizes(label, features[place] as Feature);
    const shape = surfaces[place]?.shape;
    const isWhole = (surfaces[place]?.sweep ?? 360) > 359;
    if (shape?.kind === "cylinder") {
      const size = isWhole ? 2 * shape.radius : shape.radius;
      const kind = isWhole ? "dim.diameter" : "dim.radius";
      return [{ kind, of: label, nominal: nominalOf(size), ...GENERAL }];
    }
    if (shape?.kind === "sphere")
      return [
        { kind: "dim.diameter", of: label, nominal: nominalOf(2 * shape.radius), ...GENERAL },
      ];
    if (shape?.kind === "cone") {
      const [tip, end] = surfaces[place]?.span ?? [0, 0];
      // The point that a drill leaves has no dimension.
      if (shape.inward && tip < SAME_PLACE) return [];
      const half = (shape.halfAngleDegrees * Math.PI) / 180;
      const nominal = nominalOf((2 * end * sin(half)) / cos(half));
      return [{ kind: "dim.diameter", of: label, nominal, ...GENERAL }];
    }
    if (shape?.kind === "torus")
      return [{ kind: "dim.radius", of: label, nominal: nominalOf(shape.minorRadius), ...GENERAL }];
    return [];
  });
}

function featureSizes(label: string, feature: Feature): Proposed[] {
  const size = (kind: string, nominal: number, more = {}): Proposed => ({
    kind,
    of: label,
    nominal: nominalOf(nominal),
    ...more,
    ...GENERAL,
  });
  switch (feature.kind) {
    case "hole":
      return [
        size("dim.diameter", feature.diameter),
        feature.through ? { kind: "feat.through", of: label } : size("dim.depth", depthOf(feature)),
      ];
    case "boss":
      return [size("dim.diameter", feature.diameter)];
    case "slot":
      return [
        size("dim.slot", feature.width, { what: "width" }),
        size("dim.slot", feature.length, { what: "length" }),
        ...(feature.through ? [] : [size("dim.depth", feature.depth)]),
      ];
    case "fillet":
    case "round":
      return [size("dim.radius", feature.radius)];
    case "chamfer": {
      const leg = size("dim.chamfer", feature.legs[0], { what: "leg" });
      return Math.abs(feature.legs[0] - feature.legs[1]) < 1e-2
        ? [leg]
        : [size("dim.chamfer", feature.angle, { what: "angle" })];
    }
    default:
      return [];
  }
}

/** From the open end to where the wall of the narrowest part ends. */
function depthOf(hole: Extract<Feature, { kind: "hole" }>): number {
  const bore = hole.steps.filter(
    ({ kind, diameters }) => kind === "cylinder" && Math.abs(diameters[0] - hole.diameter) < 1e-2,
  );
  if (!hole.closed || bore.length === 0) return hole.to - hole.from;
  return hole.closed.end === "from"
    ? hole.to - Math.min(...bore.map(({ from }) => from))
    : Math.max(...bore.map(({ to }) => to)) - hole.from;
}

/** Where axes are: from the datum faces along them, else from the main axis; members of patterns by the pattern. */
export function planPlaces(draft: Draft): {
  checks: Proposed[];
  patterns: readonly NamedPattern[];
} {
  const { recognition, named, datums } = draft;
  const patterns = namePatterns(draft);
  const faces = facesOf(draft).filter(({ label }) => datums.includes(label));
  const circled = new Set(
    patterns.flatMap(({ of, pattern }) => (pattern.arrangement === "circle" ? of : [])),
  );
  const checks: Proposed[] = patterns.flatMap(planPattern);
  const axes = named.flatMap(({ label, of, place }) => {
    const line = of === "feature" ? lineOf(recognition.features[place] as Feature) : undefined;
    return line ? [{ label, ...line }] : [];
  });
  const inside = new Set(
    patterns.flatMap(({ of }) => {
      const first = nearestOf(
        axes.filter(({ label }) => of.includes(label)),
        faces,
      );
      return of.filter((label) => label !== first);
    }),
  );
  const spindle = axes.reduce<(typeof axes)[number] | undefined>(
    (best, one) => (!best || one.size > best.size ? one : best),
    undefined,
  );
  for (const { label, point, axis } of axes) {
    if (inside.has(label) || circled.has(label)) continue;
    const beside = faces.filter(({ normal }) => isSquare(normal, axis));
    for (const face of beside) {
      const nominal = nominalOf(Math.abs(dot(face.normal, point) - face.offset));
      if (nominal >= SAME_PLACE)
        checks.push({ kind: "dim.distance", from: face.label, to: label, nominal, ...GENERAL });
    }
    if (beside.length >= 2 || !spindle || spindle.label === label) continue;
    const across = cross(axis, spindle.axis);
    if (!isParallel(axis, spindle.axis)) {
      // Axes that meet are drawn on one centre line, without a number: they may miss each other by little.
      const way = unit(across);
      const miss = nominalOf(Math.abs(dot(way, subtract(point, spindle.point))));
      const meets = { tolerance: CENTRED };
      const limits = miss < SAME_PLACE ? { nominal: 0, ...meets } : { nominal: miss, ...GENERAL };
      const ends = { from: spindle.label, to: label };
      checks.push({ kind: "dim.distance", ...ends, along: tidy(way), ...limits });
      continue;
    }
    const apart = nominalOf(distanceToLine(point, spindle.point, spindle.axis));
    if (apart < SAME_PLACE)
      checks.push({ kind: "gdt.coaxial", of: label, datum: spindle.label, tolerance: COAXIAL });
    else
      checks.push({
        kind: "dim.distance",
        from: spindle.label,
        to: label,
        nominal: apart,
        ...GENERAL,
      });
  }
  return { checks, patterns };
}

/** The one that lies nearest to the datum faces beside it: the others are placed by the pattern. */
function nearestOf(
  axes: readonly { readonly label: string; readonly point: Vec3; readonly axis: Vec3 }[],
  faces: readonly Face[],
): string | undefined {
  let [best, least] = [axes[0]?.label, Infinity];
  for (const { label, point, axis } of axes) {
    const sum = faces
      .filter(({ normal }) => isSquare(normal, axis))
      .reduce((total, { normal, offset }) => total + Math.abs(dot(normal, point) - offset), 0);
    if (sum >= least - 1e-6) continue;
    [best, least] = [label, sum];
  }
  return best;
}

function lineOf(feature: Feature): { point: Vec3; axis: Vec3; size: number } | undefined {
  if (feature.kind === "hole" || feature.kind === "boss")
    return { point: feature.point, axis: feature.axis, size: feature.diameter };
  if (feature.kind === "thread")
    return { point: feature.point, axis: feature.axis, size: feature.majorDiameter };
  if (feature.kind !== "slot") return undefined;
  const [a, b] = feature.centres;
  return {
    point: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2],
    axis: feature.axis,
    size: 0,
  };
}

export interface NamedPattern {
  readonly label: string;
  readonly of: readonly string[];
  readonly pattern: Pattern;
}

function namePatterns({ recognition: { features }, named }: Draft): NamedPattern[] {
  const labels = new Map(
    named.flatMap(({ of, place, label }) => (of === "feature" ? [[place, label] as const] : [])),
  );
  const found: NamedPattern[] = [];
  for (const feature of features) {
    if (feature.kind !== "pattern") continue;
    const of = feature.features.flatMap((place) => labels.get(place) ?? []);
    if (of.length === feature.features.length && of.length > 1)
      found.push({ label: `G${found.length + 1}`, of, pattern: feature });
  }
  return found;
}

function planPattern({ label, of, pattern }: NamedPattern): Proposed[] {
  const { arrangement, pitches, circleDiameter } = pattern;
  const arranged: Proposed = { kind: "feat.pattern", of: label, arrangement };
  if (arrangement === "circle" && circleDiameter !== undefined)
    return [
      { kind: "dim.pcd", of: label, nominal: nominalOf(circleDiameter), ...GENERAL },
      arranged,
    ];
  if (arrangement === "line" && pitches[0] !== undefined)
    return [{ kind: "dim.pitch", of: label, nominal: nominalOf(pitches[0]), ...GENERAL }, arranged];
  // A grid has two pitches: from its first feature to the neighbour along either.
  const counts = pattern.counts[0] ?? 1;
  const pairs = [
    [of[0], of[1], pitches[0]],
    [of[0], of[counts], pitches[1]],
  ] as const;
  return [
    ...pairs.flatMap(([a, b, pitch]): Proposed[] =>
      a && b && pitch !== undefined
        ? [{ kind: "dim.pitch", of: [a, b], nominal: nominalOf(pitch), ...GENERAL }]
        : [],
    ),
    arranged,
  ];
}
