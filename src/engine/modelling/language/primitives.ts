import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import type { CsgOp } from "../../solid/graph.ts";
import { segmentsFor } from "../../solid/segments.ts";
import { Options, pointList } from "./arguments.ts";
import { jscadArc, jscadGeodesicSphere, jscadStar, jscadTriangle } from "./jscad.ts";
import { outlineOfPoints, roundedRectangleLoop } from "./outlines.ts";
import { Path, type Recorder, type Shape } from "./recorder.ts";
import { indexed } from "./index-points.ts";

const ZERO2: Vec2 = [0, 0];
const ZERO3: Vec3 = [0, 0, 0];
const TAU = 2 * Math.PI;
const EPS = 1e-5;

type Call = (options?: unknown) => unknown;

/** JSCAD's primitives, recorded. Argument names and defaults are JSCAD 2.13's. */
export function primitives(r: Recorder): Record<string, Call> {
  const solid = (op: CsgOp): Shape => r.add(op, [], 3);
  const flat = (op: CsgOp): Shape => r.add(op, [], 2);
  const box = (call: string, o: Options, size: Vec3): Shape => {
    const center = o.vec3("center", ZERO3);
    if (call !== "roundedCuboid") return solid({ kind: "cuboid", size, center });
    const roundRadius = o.number("roundRadius", 0.2, 0);
    if (roundRadius === 0) return solid({ kind: "cuboid", size, center });
    if (2 * roundRadius > Math.min(...size) - EPS) throw o.bad("roundRadius");
    const segments = o.segments("segments", 4);
    return solid({ kind: "roundedCuboid", size, center, roundRadius, segments });
  };
  const cylinder = (o: Options, startRadius: Vec2, endRadius: Vec2): Shape => {
    if (startRadius[0] + endRadius[0] === 0) throw o.bad("radius");
    for (const [x, y] of [startRadius, endRadius])
      if ((x === 0) !== (y === 0)) throw o.bad("radius");
    return solid({
      kind: "cylinder",
      height: o.positive("height", 2),
      startRadius,
      endRadius,
      startAngle: o.angle("startAngle", 0),
      endAngle: o.angle("endAngle", TAU),
      center: o.vec3("center", ZERO3),
      segments: o.segments("segments", 4),
    });
  };
  const ellipsoid = (o: Options, radius: Vec3): Shape => {
    if (o.raw("axes") !== undefined) throw o.bad("axes");
    const center = o.vec3("center", ZERO3);
    return solid({ kind: "ellipsoid", radius, center, segments: o.segments("segments", 4) });
  };
  const ellipse = (o: Options, radius: Vec2): Shape =>
    flat({
      kind: "circle",
      radius,
      center: o.vec2("center", ZERO2),
      startAngle: o.angle("startAngle", 0),
      endAngle: o.angle("endAngle", TAU),
      segments: o.segments("segments", 3),
    });
  const rectangle = (o: Options, [w, h]: Vec2): Shape => {
    const [x, y] = o.vec2("center", ZERO2);
    const points: Vec2[] = [
      [x - w / 2, y - h / 2],
      [x + w / 2, y - h / 2],
      [x + w / 2, y + h / 2],
      [x - w / 2, y + h / 2],
    ];
    return flat({ kind: "outline", loops: [{ points }] });
  };
  /** JSCAD makes the points; its complaint is turned into a problem of the call. */
  const ask = <T>(o: Options, make: () => T): T => {
    try {
      return make();
    } catch {
      throw o.bad("options");
    }
  };
  const calls: Record<string, (o: Options) => unknown> = {
    cube: (o) => {
      const size = o.positive("size", 2);
      return box("cube", o, [size, size, size]);
    },
    cuboid: (o) => box("cuboid", o, o.vec3("size", [2, 2, 2], 0, true)),
    roundedCuboid: (o) => box("roundedCuboid", o, o.vec3("size", [2, 2, 2], 0, true)),
    cylinder: (o) => {
      const radius = o.positive("radius", 1);
      return cylinder(o, [radius, radius], [radius, radius]);
    },
    cylinderElliptic: (o) =>
      cylinder(o, o.vec2("startRadius", [1, 1], 0), o.vec2("endRadius", [1, 1], 0)),
    roundedCylinder: (o) => {
      const [height, radius] = [o.positive("height", 2), o.positive("radius", 1)];
      const roundRadius = o.number("roundRadius", 0.2, 0);
      if (roundRadius === 0) return cylinder(o, [radius, radius], [radius, radius]);
      if (roundRadius > radius || 2 * roundRadius > height - EPS) throw o.bad("roundRadius");
      const [center, segments] = [o.vec3("center", ZERO3), o.segments("segments", 4)];
      return solid({ kind: "roundedCylinder", height, radius, roundRadius, center, segments });
    },
    sphere: (o) => {
      const radius = o.positive("radius", 1);
      return ellipsoid(o, [radius, radius, radius]);
    },
    ellipsoid: (o) => ellipsoid(o, o.vec3("radius", [1, 1, 1], 0, true)),
    geodesicSphere: (o) => {
      const [radius, frequency] = [o.positive("radius", 1), o.number("frequency", 6, 6)];
      if (frequency > 120) throw o.bad("frequency");
      const made = ask(o, () => jscadGeodesicSphere({ radius: 1, frequency }));
      const { points: unit, faces } = indexed(made.polygons.map((polygon) => polygon.vertices));
      const points = unit.map(([x, y, z]): Vec3 => [x * radius, y * radius, z * radius]);
      return solid({ kind: "polyhedron", points, faces });
    },
    torus: (o) => {
      const innerRadius = o.positive("innerRadius", 1);
      const outerRadius = o.positive("outerRadius", 4);
      if (innerRadius >= outerRadius) throw o.bad("innerRadius");
      if (o.number("innerRotation", 0) !== 0) throw o.bad("innerRotation");
      const outerRotation = o.angle("outerRotation", TAU);
      if (!(outerRotation > 0)) throw o.bad("outerRotation");
      const startAngle = o.angle("startAngle", 0);
      const innerSegments = o.segments("innerSegments");
      const outerSegments = o.segments("outerSegments");
      const sizes = { innerRadius, outerRadius, innerSegments, outerSegments };
      return solid({ kind: "torus", ...sizes, startAngle, outerRotation });
    },
    polyhedron: (o) => {
      const points = pointList(o.raw("points"), 3, () => o.bad("points")) as unknown as Vec3[];
      const faces = o.raw("faces");
      if (!Array.isArray(faces) || faces.length < 4) throw o.bad("faces");
      const inward = o.oneOf("orientation", ["outward", "inward"], "outward") === "inward";
      const lists = faces.map((face: unknown) => {
        if (!Array.isArray(face) || face.length < 3) throw o.bad("faces");
        for (const i of face)
          if (!Number.isInteger(i) || i < 0 || i >= points.length) throw o.bad("faces");
        return inward ? [...(face as number[])].reverse() : [...(face as number[])];
      });
      return solid({ kind: "polyhedron", points, faces: lists });
    },
    circle: (o) => {
      const radius = o.positive("radius", 1);
      return ellipse(o, [radius, radius]);
    },
    ellipse: (o) => ellipse(o, o.vec2("radius", [1, 1], 0, true)),
    rectangle: (o) => rectangle(o, o.vec2("size", [2, 2], 0, true)),
    square: (o) => {
      const size = o.positive("size", 2);
      return rectangle(o, [size, size]);
    },
    roundedRectangle: (o) => {
      const size = o.vec2("size", [2, 2], 0, true);
      const radius = o.number("roundRadius", 0.2, 0);
      if (radius === 0) return rectangle(o, size);
      if (2 * radius > Math.min(...size) - EPS) throw o.bad("roundRadius");
      const segments = o.segments("segments", 4) ?? segmentsFor(radius);
      const loop = roundedRectangleLoop(o.vec2("center", ZERO2), size, radius, segments);
      return flat({ kind: "outline", loops: [loop] });
    },
    polygon: (o) => flat(outlineOfPoints(o)),
    triangle: (o) => {
      const type = o.oneOf("type", ["AAA", "AAS", "ASA", "SAS", "SSA", "SSS"], "SSS");
      const values = o.vector("values", [1, 1, 1]);
      const made = ask(o, () => jscadTriangle({ type, values }));
      return flat({ kind: "outline", loops: [{ points: startsOf(made) }] });
    },
    star: (o) => {
      const options = {
        center: o.vector("center", ZERO2),
        vertices: o.number("vertices", 5, 2),
        density: o.number("density", 2, 0),
        outerRadius: o.positive("outerRadius", 1),
        innerRadius: o.number("innerRadius", 0, 0),
        startAngle: o.number("startAngle", 0, 0),
      };
      if (options.vertices > 10_000) throw o.bad("vertices");
      const made = ask(o, () => jscadStar(options));
      return flat({ kind: "outline", loops: [{ points: startsOf(made) }] });
    },
    arc: (o) => {
      const radius = o.positive("radius", 1);
      const options = {
        center: o.vector("center", ZERO2),
        radius,
        startAngle: o.number("startAngle", 0, 0),
        endAngle: o.number("endAngle", TAU, 0),
        segments: o.segments("segments", 4) ?? segmentsFor(radius),
        makeTangent: o.raw("makeTangent") === true,
      };
      const made = ask(o, () => jscadArc(options));
      return new Path(
        made.points.map(([x, y]) => [x as number, y as number]),
        false,
      );
    },
  };
  const out: Record<string, Call> = {};
  for (const [name, make] of Object.entries(calls))
    out[name] = (options) => make(new Options(r, name, options));
  out.line = (points) => {
    const bad = (): Error => new Options(r, "line", {}).bad("points");
    return new Path(pointList(points, 2, bad) as unknown as Vec2[], false);
  };
  return out;
}

function startsOf(made: { sides: readonly (readonly (readonly number[])[])[] }): Vec2[] {
  return made.sides.map((side) => side[0] as unknown as Vec2);
}
