import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import type { Kernel } from "../kernel.ts";
import type { LeafFace, LeafMesh } from "./leaf-mesh.ts";
import { type ProfileLoop, type ProfilePoint, revolveMesh, sweptLine } from "./revolve.ts";
import { cosDegrees, sinDegrees } from "./trig.ts";

const FREE = { kind: "free" } as const;

/** Cylinder, cone or frustum along z around the origin; elliptic and cut sectors included. */
export function cylinderMesh(
  c: { height: number; startRadius: Vec2; endRadius: Vec2; startAngle: number; angle: number },
  segments: number,
  kernel: Kernel,
): LeafMesh {
  const [low, high] = [-c.height / 2, c.height / 2];
  const round = c.startRadius[0] === c.startRadius[1] && c.endRadius[0] === c.endRadius[1];
  const points: ProfilePoint[] = [[0, 0, low]];
  const edges: number[] = [];
  const faces: LeafFace[] = [];
  const isPoint = (r: Vec2): boolean => r[0] === 0 && r[1] === 0;
  if (!isPoint(c.startRadius)) {
    edges.push(faces.push({ role: "bottom", surface: planeZ(low, -1) }) - 1);
    points.push([...c.startRadius, low]);
  }
  const wall = round ? sweptLine([c.startRadius[0], low], [c.endRadius[0], high]) : FREE;
  edges.push(faces.push({ role: "wall", surface: wall }) - 1);
  if (!isPoint(c.endRadius)) {
    points.push([...c.endRadius, high]);
    edges.push(faces.push({ role: "top", surface: planeZ(high, 1) }) - 1);
  }
  points.push([0, 0, high]);
  edges.push(-1);
  const steps = Math.max(1, Math.floor(segments * (c.angle / 360) + 1e-9));
  const loops = [{ points, edges }];
  return revolveMesh({ loops, faces, startAngle: c.startAngle, angle: c.angle, steps }, kernel);
}

/** Sphere or ellipsoid around the origin. */
export function ellipsoidMesh(radius: Vec3, segments: number, kernel: Kernel): LeafMesh {
  const q = Math.max(1, Math.round(segments / 4));
  const points: ProfilePoint[] = [];
  for (let i = -q; i <= q; i++) {
    const a = (90 * i) / q;
    const r = cosDegrees(a);
    points.push([radius[0] * r, radius[1] * r, radius[2] * sinDegrees(a)]);
  }
  const round = radius[0] === radius[1] && radius[1] === radius[2];
  const surface = round
    ? ({ kind: "sphere", centre: [0, 0, 0], radius: radius[0], inward: false } as const)
    : FREE;
  const edges = points.map((_, i) => (i === points.length - 1 ? -1 : 0));
  return turned([{ points, edges }], [{ role: "wall", surface }], segments, kernel);
}

/** Cylinder with domed ends: half ellipses of `roundRadius` height, as JSCAD makes them. */
export function roundedCylinderMesh(
  c: { height: number; radius: number; roundRadius: number },
  segments: number,
  kernel: Kernel,
): LeafMesh {
  const q = Math.max(1, Math.floor(segments / 4));
  const z = c.height / 2 - c.roundRadius;
  const points: ProfilePoint[] = [];
  for (const side of [-1, 1])
    for (let i = 0; i <= q; i++) {
      const a = (90 * (side < 0 ? q - i : i)) / q;
      const r = c.radius * cosDegrees(a);
      points.push([r, r, side * (z + c.roundRadius * sinDegrees(a))]);
    }
  const ball = c.roundRadius === c.radius;
  const dome = (role: string, height: number): LeafFace => ({
    role,
    surface: ball
      ? { kind: "sphere", centre: [0, 0, height], radius: c.radius, inward: false }
      : FREE,
  });
  const faces = [
    dome("bottom", -z),
    { role: "wall", surface: sweptLine([c.radius, -z], [c.radius, z]) },
    dome("top", z),
  ];
  const edges = points.map((_, i) => (i < q ? 0 : i === q ? 1 : i < 2 * q + 1 ? 2 : -1));
  return turned([{ points, edges }], faces, segments, kernel);
}

/** Ring around z: a circle of `minor` radius at `major` from the axis. */
export function torusMesh(
  t: { minor: number; major: number; startAngle: number; angle: number },
  minorSegments: number,
  steps: number,
  kernel: Kernel,
): LeafMesh {
  const points: ProfilePoint[] = [];
  for (let i = 0; i < minorSegments; i++) {
    const a = (360 * i) / minorSegments;
    const r = t.major + t.minor * cosDegrees(a);
    points.push([r, r, t.minor * sinDegrees(a)]);
  }
  const surface = {
    kind: "torus",
    centre: [0, 0, 0],
    axis: [0, 0, 1],
    majorRadius: t.major,
    minorRadius: t.minor,
    inward: false,
  } as const;
  const loops = [{ points, edges: points.map(() => 0) }];
  const faces = [{ role: "wall", surface }];
  return revolveMesh({ loops, faces, startAngle: t.startAngle, angle: t.angle, steps }, kernel);
}

function turned(loops: ProfileLoop[], faces: LeafFace[], steps: number, kernel: Kernel): LeafMesh {
  return revolveMesh({ loops, faces, startAngle: 0, angle: 360, steps }, kernel);
}

function planeZ(z: number, sign: 1 | -1): LeafFace["surface"] {
  return { kind: "plane", normal: [0, 0, sign], offset: sign * z };
}
