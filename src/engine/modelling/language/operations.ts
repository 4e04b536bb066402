import type { Corners, CsgOp } from "../../solid/graph.ts";
import { segmentsFor } from "../../solid/segments.ts";
import { each, Options, sameShapes, shapesOf } from "./arguments.ts";
import { widenedPath } from "./outlines.ts";
import { Path, type Recorder, Shape } from "./recorder.ts";

type Call = (...values: unknown[]) => unknown;

/** Union, subtract, intersect, and hulls: nested lists of shapes, all flat or all solid. */
export function combinations(r: Recorder, names: readonly string[]): Record<string, Call> {
  const out: Record<string, Call> = {};
  for (const name of names)
    out[name] = (...values) => {
      const shapes = sameShapes(r, name, values);
      const dimensions = Shape.dimensions(shapes[0] as Shape);
      return r.add({ kind: name } as CsgOp, shapes, dimensions);
    };
  return out;
}

export function extrusions(r: Recorder): Record<string, Call> {
  const region = (call: string, shape: Shape | Path): Shape => {
    if (shape instanceof Path) {
      if (!shape.isClosed) throw r.refuse("modelling.open-path", { call });
      return r.add({ kind: "outline", loops: [{ points: shape.points }] }, [], 2);
    }
    if (Shape.dimensions(shape) === 3) throw r.refuse("modelling.mixed-shapes", { call });
    return shape;
  };
  return {
    extrudeLinear: (options, ...values) => {
      const o = new Options(r, "extrudeLinear", options);
      const height = o.number("height", 1);
      if (height === 0) throw o.bad("height");
      const twistAngle = o.angle("twistAngle", 0);
      const twistSteps = Math.floor(o.number("twistSteps", 1, 1));
      const op = { kind: "extrudeLinear", height, twistAngle, twistSteps } as const;
      const shapes = shapesOf(r, "extrudeLinear", values);
      return each(shapes, (shape) => r.add(op, [region("extrudeLinear", shape)], 3));
    },
    extrudeRotate: (options, ...values) => {
      const o = new Options(r, "extrudeRotate", options);
      const op = {
        kind: "extrudeRotate",
        startAngle: o.angle("startAngle", 0),
        angle: o.angle("angle", 2 * Math.PI),
        segments: o.segments("segments"),
      } as const;
      const shapes = shapesOf(r, "extrudeRotate", values);
      return each(shapes, (shape) => r.add(op, [region("extrudeRotate", shape)], 3));
    },
    extrudeRectangular: (options, ...values) => {
      const o = new Options(r, "extrudeRectangular", options);
      const [size, height] = [o.positive("size", 1), o.positive("height", 1)];
      const corners = o.oneOf("corners", ["edge", "round", "chamfer"] as const, "edge");
      const segments = o.segments() ?? segmentsFor(size);
      const up = { kind: "extrudeLinear", height, twistAngle: 0, twistSteps: 1 } as const;
      return each(shapesOf(r, "extrudeRectangular", values), (shape) => {
        if (shape instanceof Path)
          return r.add(up, [r.add(widenedPath(shape, size, corners, segments), [], 2)], 3);
        const flat = region("extrudeRectangular", shape);
        const grown = (delta: number): Shape =>
          r.add({ kind: "offset2", delta, corners, segments }, [flat], 2);
        return r.add(up, [r.add({ kind: "subtract" }, [grown(size), grown(-size)], 2)], 3);
      });
    },
    project: (options, ...values) => {
      const o = new Options(r, "project", options);
      const axis = o.vec3("axis", [0, 0, 1]);
      if (axis[0] !== 0 || axis[1] !== 0 || axis[2] <= 0) throw o.bad("axis");
      return each(shapesOf(r, "project", values), (shape) => {
        if (shape instanceof Path || Shape.dimensions(shape) === 2)
          throw r.refuse("modelling.mixed-shapes", { call: "project" });
        return r.add({ kind: "project" }, [shape], 2);
      });
    },
  };
}

export function expansions(r: Recorder): Record<string, Call> {
  const grow = (call: "expand" | "offset", options: unknown, values: unknown[]): unknown => {
    const o = new Options(r, call, options);
    const delta = o.number("delta", 1);
    const corners = o.oneOf<Corners>("corners", ["edge", "round", "chamfer"], "edge");
    const segments = o.segments();
    return each(shapesOf(r, call, values), (shape) => {
      if (shape instanceof Path) {
        if (call === "offset") throw r.refuse("modelling.open-path", { call });
        if (!(delta > 0)) throw o.bad("delta");
        return r.add(widenedPath(shape, delta, corners, segments ?? segmentsFor(delta)), [], 2);
      }
      if (Shape.dimensions(shape) === 2)
        return r.add({ kind: "offset2", delta, corners, segments }, [shape], 2);
      if (call === "offset") throw r.refuse("modelling.mixed-shapes", { call });
      if (o.raw("corners") !== undefined && corners !== "round") throw o.bad("corners");
      if (delta === 0) throw o.bad("delta");
      return r.add({ kind: "expand3", delta, segments }, [shape], 3);
    });
  };
  return {
    expand: (options, ...values) => grow("expand", options, values),
    offset: (options, ...values) => grow("offset", options, values),
  };
}
