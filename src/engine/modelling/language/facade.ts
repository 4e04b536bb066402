import type { Vec2 } from "../../geometry/mesh.ts";
import { each, Options, pointList, shapesOf } from "./arguments.ts";
import { indexed } from "./index-points.ts";
import { jscadColors, jscadCurves, jscadMaths, jscadText, jscadUtils } from "./jscad.ts";
import { measurements } from "./measurements.ts";
import { combinations, expansions, extrusions } from "./operations.ts";
import { primitives } from "./primitives.ts";
import { Path, type Recorder, Shape } from "./recorder.ts";
import { transforms } from "./transforms.ts";

type Table = Readonly<Record<string, unknown>>;

/** Names of JSCAD 2.13 that the workshop does not have; the rest of the unknown are slips. */
const NOT_COVERED = new Set(
  `scission extrudeFromSlices extrudeHelical extrudeRectangular slice hullPoints2 hullPoints3
  minkowskiSum measureBoundingSphere measureCenterOfMass measureEpsilon measureAggregateEpsilon
  connectors minkowski geom2 geom3 path2 poly2 poly3 extrudeHelical bezier`.split(/\s+/),
);

/** Names that the language itself looks for in any object. */
const QUIET = new Set(["then", "default", "__esModule", "toJSON", "constructor", "prototype"]);

/** A table whose missing names are functions that fail with a problem when they are called. */
function guarded(r: Recorder, table: Table): Table {
  return new Proxy(table, {
    get: (target, name) => {
      if (typeof name !== "string" || name in target || QUIET.has(name))
        return Reflect.get(target, name);
      return () => {
        const code = NOT_COVERED.has(name) ? "modelling.not-covered" : "modelling.not-known";
        throw r.refuse(code, { call: name });
      };
    },
    set: () => false,
    defineProperty: () => false,
  });
}

/** What `require('@jscad/modeling')` gives in a script. */
export function jscadFacade(r: Recorder): Table {
  const same =
    (call: string) =>
    (_: unknown, ...values: unknown[]) =>
      each(shapesOf(r, call, values), (shape) => shape);
  const areas: Record<string, Table> = {
    primitives: primitives(r),
    booleans: combinations(r, ["union", "subtract", "intersect"]),
    hulls: combinations(r, ["hull", "hullChain"]),
    transforms: transforms(r),
    extrusions: extrusions(r),
    expansions: expansions(r),
    measurements: measurements(r),
    colors: { ...jscadColors, colorize: colorize(r) },
    modifiers: {
      generalize: same("generalize"),
      retessellate: same("retessellate"),
      snap: (...values: unknown[]) => each(shapesOf(r, "snap", values), (shape) => shape),
    },
    geometries: guarded(r, geometries(r)),
    text: jscadText,
    maths: jscadMaths,
    curves: jscadCurves,
    utils: jscadUtils,
    connectors: {},
    minkowski: {},
  };
  const out: Record<string, Table> = {};
  for (const [name, table] of Object.entries(areas)) out[name] = guarded(r, table);
  return guarded(r, out);
}

function colorize(r: Recorder) {
  return (color: unknown, ...values: unknown[]): unknown => {
    const o = new Options(r, "colorize", { color });
    const list = Array.isArray(color) && color.length === 3 ? [...color, 1] : color;
    const rgba = new Options(r, "colorize", { color: list }).vector("color", [0, 0, 0, 1], 0);
    if (rgba.some((c) => c > 1)) throw o.bad("color");
    const [red, green, blue, alpha] = rgba as [number, number, number, number];
    const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    return each(shapesOf(r, "colorize", values), (shape) =>
      shape instanceof Path
        ? shape
        : r.add({ kind: "transform", matrix }, [shape], Shape.dimensions(shape), [
            red,
            green,
            blue,
            alpha,
          ]),
    );
  };
}

/** The makers of JSCAD's geometry modules; readers of polygons and sides are not covered. */
function geometries(r: Recorder): Table {
  const bad = (call: string, argument: string) => (): Error =>
    new Options(r, call, {}).bad(argument);
  const plane = (value: unknown, call: string): Vec2[] =>
    pointList(value, 2, bad(call, "points")) as unknown as Vec2[];
  const outline = (points: Vec2[], call: string): Shape => {
    if (points.length < 3) throw bad(call, "points")();
    return r.add({ kind: "outline", loops: [{ points }] }, [], 2);
  };
  const dimension = (wanted: 2 | 3) => (value: unknown) =>
    Shape.is(value) && Shape.dimensions(value) === wanted;
  const polyhedron = (value: unknown, call: string): Shape => {
    if (!Array.isArray(value)) throw bad(call, "points")();
    const lists = value.map((polygon: unknown) => pointList(polygon, 3, bad(call, "points")));
    if (lists.length < 4) throw bad(call, "points")();
    return r.add({ kind: "polyhedron", ...indexed(lists) }, [], 3);
  };
  return {
    geom2: guarded(r, {
      isA: dimension(2),
      fromPoints: (points: unknown) =>
        outline(plane(points, "geom2.fromPoints"), "geom2.fromPoints"),
      create: (sides: unknown) => {
        const firsts = Array.isArray(sides)
          ? sides.map((s) => (Array.isArray(s) ? s[0] : s))
          : sides;
        return outline(plane(firsts, "geom2.create"), "geom2.create");
      },
    }),
    geom3: guarded(r, {
      isA: dimension(3),
      fromPoints: (lists: unknown) => polyhedron(lists, "geom3.fromPoints"),
      create: (polygons: unknown) => {
        const vertices = (p: unknown): unknown =>
          typeof p === "object" && p !== null && "vertices" in p ? p.vertices : p;
        const lists = Array.isArray(polygons) ? polygons.map(vertices) : polygons;
        return polyhedron(lists, "geom3.create");
      },
    }),
    path2: guarded(r, {
      isA: (value: unknown) => value instanceof Path,
      create: (points: unknown) => new Path(plane(points ?? [], "path2.create"), false),
      fromPoints: (options: unknown, points: unknown) => {
        const closed = new Options(r, "path2.fromPoints", options).raw("closed") === true;
        return new Path(plane(points, "path2.fromPoints"), closed);
      },
      close: (path: unknown) => {
        if (!(path instanceof Path)) throw bad("path2.close", "path")();
        return new Path(path.points, true);
      },
      toPoints: (path: unknown) => {
        if (!(path instanceof Path)) throw bad("path2.toPoints", "path")();
        return path.points;
      },
    }),
    poly3: guarded(r, {
      create: (vertices: unknown) => ({ vertices }),
      fromPoints: (vertices: unknown) => ({ vertices }),
    }),
  };
}
