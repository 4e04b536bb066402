import { atan2 } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { dot, squareTo } from "../../features/vectors.ts";
import { type NearestPoint, nearestOnTriangle } from "../../deviation/triangle-distance.ts";
import type { RecognisedSurface } from "../../recognition-types.ts";
import type { Settled } from "../fit/settle.ts";
import { type Model, probe } from "../fit/model.ts";
import { unknownsOf } from "../fit/refine.ts";
import type { Field } from "../fit/sample.ts";
import { axisOf, planeOf, shapeOf } from "./shape.ts";

/** What a surface is before its neighbours are known. */
export type Measured = Omit<RecognisedSurface, "edges" | "name" | "nominal">;

/** Fewer corners lie on a curved surface that they were fitted to whatever they are off by. */
const MANY = 12;

/** Numbers of one settled face. `triangles` are numbers in the canonical mesh. */
export function measureSurface(field: Field, face: Settled, triangles: Uint32Array): Measured {
  const { graph, mesh } = field;
  const { area: areas, centre: centres, normal: normals } = graph.patches;
  let area = 0;
  const sum = [0, 0, 0];
  for (const p of face.members) {
    const w = areas[p] as number;
    area += w;
    for (let k = 0; k < 3; k++) sum[k] = (sum[k] as number) + w * (centres[3 * p + k] as number);
  }
  const centre = sum.map((x) => (area > 0 ? x / area : 0)) as unknown as Vec3;
  const source = triangles.map((t) => mesh.source[t] as number).sort();
  const common = { triangles: source, area, centre, facets: face.members.length };
  const most = field.tolerance / 3;
  // Corners that stand off their surface by less than the tolerance allows are off by no more.
  const roundingOf = (residual: number): number =>
    Math.max(field.rounding, Math.min(most, residual));
  if (face.kind === "free")
    return { ...common, shape: { kind: "free" }, residual: 0, uncertainty: most };
  const { model } = face;
  if (!model) {
    const p = face.members[0] as number;
    const n: Vec3 = [
      normals[3 * p] as number,
      normals[3 * p + 1] as number,
      normals[3 * p + 2] as number,
    ];
    const shape = planeOf(n, centre);
    let residual = 0;
    for (const t of triangles)
      for (let k = 0; k < 3; k++) {
        const v = 3 * (mesh.triangles[3 * t + k] as number);
        const at: Vec3 = [
          mesh.positions[v] as number,
          mesh.positions[v + 1] as number,
          mesh.positions[v + 2] as number,
        ];
        residual = Math.max(
          residual,
          Math.abs(dot(n, at) - (shape.kind === "plane" ? shape.offset : 0)),
        );
      }
    return { ...common, shape, residual, uncertainty: roundingOf(residual) };
  }
  const shape = shapeOf(model, face.side, centre);
  const { worst, rms, count } = formError(field, face);
  // The standard error of a least-squares fit, about: spread over the root of what is left over.
  const room = Math.max(1, count - unknownsOf(model.kind));
  const rounding = count < MANY ? most : roundingOf(worst);
  const uncertainty = Math.sqrt(rounding * rounding + (rms * rms * count) / room);
  const flatRadius = model.kind === "cone" ? undefined : flatOf(field, face, triangles);
  const turned = axisOf(shape);
  return {
    ...common,
    shape,
    residual: worst,
    uncertainty,
    ...(flatRadius === undefined ? {} : { flatRadius }),
    ...(turned ? about(field, face, triangles, turned) : {}),
  };
}

/**
 * Deviation of the sound corners: those that two or more facets of the face share, because
 * those of later cuts may lie on the chords.
 */
function formError(
  field: Field,
  { members, model }: Settled,
): { worst: number; rms: number; count: number } {
  const { graph, mesh } = field;
  const times = new Map<number, number>();
  for (const p of members)
    for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
      const v = graph.cornerItems[i] as number;
      times.set(v, (times.get(v) ?? 0) + 1);
    }
  const needed = model?.kind === "sphere" || model?.kind === "torus" ? 3 : 2;
  for (const least of [needed, 2, 1]) {
    let [worst, squares, count] = [0, 0, 0];
    for (const [v, n] of times) {
      if (n < least || !model) continue;
      const { distance } = probe(
        model,
        mesh.positions[3 * v] as number,
        mesh.positions[3 * v + 1] as number,
        mesh.positions[3 * v + 2] as number,
      );
      worst = Math.max(worst, Math.abs(distance));
      squares += distance * distance;
      count++;
    }
    if (count >= 4) return { worst, rms: Math.sqrt(squares / count), count };
  }
  return { worst: 0, rms: 0, count: 0 };
}

/** Least distance of a face's triangles from its axis or centre; of a torus, of a facet's middle from the tube's circle. */
function flatOf({ graph, mesh }: Field, { members, model }: Settled, own: Uint32Array): number {
  if (!model) return Infinity;
  if (model.kind !== "torus") return Math.min(model.r, nearestOf(mesh, own, model));
  let least = model.r;
  for (const p of members) {
    const [x = 0, y = 0, z = 0] = graph.patches.centre.subarray(3 * p, 3 * p + 3);
    least = Math.min(least, model.r + probe(model, x, y, z).distance);
  }
  return least;
}

/**
 * By the triangles' points and not by their planes, of a cylinder seen along its axis: slim ones lean by rounding.
 * (A boss turned by 7 degrees, cut anew by its dome, looked 0.3 mm too thin by them.)
 */
function nearestOf(mesh: Field["mesh"], own: Uint32Array, { kind, c, a }: Model): number {
  const [u, v] = squareTo(a);
  const corners = new Float64Array(9);
  const near: NearestPoint = { distanceSq: 0, x: 0, y: 0, z: 0 };
  let least = Infinity;
  for (const t of own) {
    for (let k = 0; k < 3; k++) {
      const at = 3 * (mesh.triangles[3 * t + k] as number);
      const [x = 0, y = 0, z = 0] = mesh.positions.subarray(at, at + 3);
      const d: Vec3 = [x - c[0], y - c[1], z - c[2]];
      corners.set(kind === "sphere" ? d : [dot(d, u), dot(d, v), 0], 3 * k);
    }
    nearestOnTriangle(corners, 0, 0, 0, 0, near);
    least = Math.min(least, near.distanceSq);
  }
  return Math.sqrt(least);
}

/** Sweep about the axis and span along it. */
function about(
  { graph, mesh }: Field,
  { members }: Settled,
  triangles: Uint32Array,
  { point, axis }: { point: Vec3; axis: Vec3 },
): { sweep: number; span: readonly [number, number] } {
  let [low, high] = [Infinity, -Infinity];
  const seen = (v: number): number => {
    let h = 0;
    for (let k = 0; k < 3; k++)
      h += ((mesh.positions[3 * v + k] as number) - (point[k] as number)) * (axis[k] as number);
    return h;
  };
  for (const t of triangles)
    for (let k = 0; k < 3; k++) {
      const h = seen(mesh.triangles[3 * t + k] as number);
      low = Math.min(low, h);
      high = Math.max(high, h);
    }
  const [u, v] = squareTo(axis);
  const angle = (x: number, y: number, z: number): number => {
    const d: Vec3 = [x - point[0], y - point[1], z - point[2]];
    return atan2(dot(d, v), dot(d, u));
  };
  const pieces: [number, number][] = [];
  for (const p of members) {
    const c = graph.patches.centre;
    const middle = angle(c[3 * p] as number, c[3 * p + 1] as number, c[3 * p + 2] as number);
    let [from, to] = [0, 0];
    for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
      const w = 3 * (graph.cornerItems[i] as number);
      let off =
        angle(
          mesh.positions[w] as number,
          mesh.positions[w + 1] as number,
          mesh.positions[w + 2] as number,
        ) - middle;
      if (off > Math.PI) off -= 2 * Math.PI;
      if (off < -Math.PI) off += 2 * Math.PI;
      // The tip of a cone lies at no angle.
      if (Math.abs(off) > 1) continue;
      from = Math.min(from, off);
      to = Math.max(to, off);
    }
    pieces.push([middle + from, middle + to]);
  }
  return { sweep: (covered(pieces) * 180) / Math.PI, span: [low, high] };
}

/** Length of the union of angles, radians, at most a full turn. */
function covered(pieces: [number, number][]): number {
  const full = 2 * Math.PI;
  const parts = pieces.flatMap(([a, b]): [number, number][] => {
    if (a < -Math.PI)
      return [
        [a + full, Math.PI],
        [-Math.PI, b],
      ];
    return b > Math.PI
      ? [
          [a, Math.PI],
          [-Math.PI, b - full],
        ]
      : [[a, b]];
  });
  parts.sort((x, y) => x[0] - y[0]);
  let [sum, end] = [0, -Infinity];
  for (const [a, b] of parts) {
    // Neighbours meet within rounding.
    if (b <= end) continue;
    sum += b - (a <= end + 1e-6 ? Math.min(end, b) : a);
    end = b;
  }
  return sum > full - 1e-3 ? full : sum;
}
