import type { Vec2 } from "../../geometry/mesh.ts";
import type { Kernel } from "../kernel.ts";
import type { Curve, PlaneShape } from "../plane/plane-shape.ts";
import type { Surface } from "../solid-types.ts";
import { type LeafFace, LeafBuilder, type LeafMesh } from "./leaf-mesh.ts";
import { type ProfileLoop, revolveMesh, sweptLine } from "./revolve.ts";
import { cosDegrees, sinDegrees } from "./trig.ts";

/** Numbers the faces that outline edges sweep: one a line, one a circle and side of it. */
class SweptFaces {
  readonly #known = new Map<string, number>();

  number(edge: number, curve: Curve, hollow: boolean, make: () => number): number {
    const key = curve.kind === "line" ? `${edge}` : `${edge}${hollow}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#known.set(key, made);
    return made;
  }
}

/** True where the centre of the arc lies on the right of the edge: a hole or a hollow. */
function isHollow(p: Vec2, q: Vec2, curve: Curve): boolean {
  const { center } = curve;
  return (q[0] - p[0]) * (center[1] - p[1]) - (q[1] - p[1]) * (center[0] - p[0]) < 0;
}

/** Prism over a region from z = 0 to `height`; with a twist about z in `steps` layers. */
export function extrudeMesh(
  shape: PlaneShape,
  op: { height: number; twistAngle: number; twistSteps: number },
  kernel: Kernel,
): LeafMesh {
  const b = new LeafBuilder();
  const layers = op.twistAngle === 0 ? 1 : op.twistSteps;
  const [z0, z1] = op.height < 0 ? [op.height, 0] : [0, op.height];
  const [turn0, turn1] = op.height < 0 ? [op.twistAngle, 0] : [0, op.twistAngle];
  const flat = shape.loops.flatMap((loop) => loop.points);
  for (let layer = 0; layer <= layers; layer++) {
    const t = layer / layers;
    const [a, z] = [turn0 + (turn1 - turn0) * t, layer === layers ? z1 : z0 + (z1 - z0) * t];
    const [c, s] = [cosDegrees(a), sinDegrees(a)];
    for (const [x, y] of flat) b.vertex(x * c - y * s, x * s + y * c, z);
  }
  const bottom = b.face({ role: "bottom", surface: flatZ(z0, -1) });
  const top = b.face({ role: "top", surface: flatZ(z1, 1) });
  const lid = layers * flat.length;
  const rings = shape.loops.map((l) => l.points.map((p) => [p[0], p[1]] as [number, number]));
  for (const [i, j, k] of kernel.wasm.triangulate(rings)) {
    b.triangle(bottom, i, k, j);
    b.triangle(top, lid + i, lid + j, lid + k);
  }
  const faces = new SweptFaces();
  let base = 0;
  for (const loop of shape.loops) {
    const n = loop.points.length;
    for (let i = 0; i < n; i++) {
      const [p, q] = [loop.points[i] as Vec2, loop.points[(i + 1) % n] as Vec2];
      const edge = loop.edges[i] as number;
      const curve = shape.curves[edge] as Curve;
      const face = faces.number(edge, curve, isHollow(p, q, curve), () =>
        b.face(sideFace(p, q, curve, op.twistAngle !== 0)),
      );
      for (let layer = 0; layer < layers; layer++) {
        const low = layer * flat.length + base;
        const high = low + flat.length;
        const j = (i + 1) % n;
        b.quad(face, low + i, low + j, high + j, high + i);
      }
    }
    base += n;
  }
  return b.finish();
}

function flatZ(z: number, sign: 1 | -1): Surface {
  return { kind: "plane", normal: [0, 0, sign], offset: sign * z };
}

function sideFace(p: Vec2, q: Vec2, curve: Curve, twisted: boolean): LeafFace {
  return { role: curve.role, sketch: curve.sketch, surface: sideSurface(p, q, curve, twisted) };
}

function sideSurface(p: Vec2, q: Vec2, curve: Curve, twisted: boolean): Surface {
  const centred = curve.kind === "circle" && curve.center[0] === 0 && curve.center[1] === 0;
  if (curve.kind === "free" || (twisted && !centred)) return { kind: "free" };
  if (curve.kind === "line") {
    const l = Math.hypot(q[0] - p[0], q[1] - p[1]);
    const normal = [(q[1] - p[1]) / l, (p[0] - q[0]) / l, 0] as const;
    return { kind: "plane", normal, offset: normal[0] * p[0] + normal[1] * p[1] };
  }
  return {
    kind: "cylinder",
    point: [...curve.center, 0],
    axis: [0, 0, 1],
    radius: curve.radius,
    inward: isHollow(p, q, curve),
  };
}

/** Body of revolution of a region right of the y axis, which becomes the z axis. */
export function rotateMesh(
  shape: PlaneShape,
  op: { startAngle: number; angle: number; steps: number },
  kernel: Kernel,
): LeafMesh {
  const faces: LeafFace[] = [];
  const swept = new SweptFaces();
  const loops = shape.loops.map((loop): ProfileLoop => {
    const n = loop.points.length;
    const edges = loop.edges.map((edge, i) => {
      const [p, q] = [loop.points[i] as Vec2, loop.points[(i + 1) % n] as Vec2];
      if (p[0] === 0 && q[0] === 0) return -1;
      const curve = shape.curves[edge] as Curve;
      return swept.number(edge, curve, isHollow(p, q, curve), () => {
        const surface = rotatedSurface(p, q, curve);
        return faces.push({ role: curve.role, sketch: curve.sketch, surface }) - 1;
      });
    });
    return { points: loop.points.map(([x, y]) => [x, x, y] as const), edges };
  });
  return revolveMesh({ loops, faces, ...op }, kernel);
}

function rotatedSurface(p: Vec2, q: Vec2, curve: Curve): Surface {
  if (curve.kind === "free") return { kind: "free" };
  if (curve.kind === "line") return sweptLine(p, q);
  const inward = isHollow(p, q, curve);
  const [r, z] = curve.center;
  if (Math.abs(r) < 1e-9)
    return { kind: "sphere", centre: [0, 0, z], radius: curve.radius, inward };
  return {
    kind: "torus",
    centre: [0, 0, z],
    axis: [0, 0, 1],
    majorRadius: r,
    minorRadius: curve.radius,
    inward,
  };
}
