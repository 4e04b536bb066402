import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import { each, Options, shapesOf } from "./arguments.ts";
import { type Box, boxOf } from "./measurements.ts";
import { type Matrix, mirroring, rotation, scaling, translation } from "./matrices.ts";
import { Path, type Recorder, Shape } from "./recorder.ts";

type Call = (...values: unknown[]) => unknown;

/** Moves a shape or a path. */
export function moved(r: Recorder, shape: Shape | Path, matrix: Matrix): Shape | Path {
  if (shape instanceof Path) {
    const m = (i: number): number => matrix[i] as number;
    const points = shape.points.map(
      ([x, y]): Vec2 => [m(0) * x + m(4) * y + m(12), m(1) * x + m(5) * y + m(13)],
    );
    return new Path(points, shape.isClosed);
  }
  return r.add({ kind: "transform", matrix }, [shape], Shape.dimensions(shape));
}

/** JSCAD's transforms; angles in radians. */
export function transforms(r: Recorder): Record<string, Call> {
  const out: Record<string, Call> = {};
  const byVector = (
    call: string,
    argument: string,
    make: (v: Vec3) => Matrix,
    rest: number,
  ): void => {
    const apply = (name: string, vector: unknown, values: unknown[]): unknown => {
      const o = new Options(r, name, { [argument]: vector });
      if (!Array.isArray(vector) && !ArrayBuffer.isView(vector)) throw o.bad(argument);
      const list = Array.from(vector as ArrayLike<unknown>).slice(0, 3);
      const full = [...list, ...Array.from<unknown>({ length: 3 - list.length }).fill(rest)];
      const v = new Options(r, name, { [argument]: full }).vec3(argument, [0, 0, 0]);
      if (call === "scale" && v.some((k) => k <= 0)) throw o.bad(argument);
      return each(shapesOf(r, name, values), (shape) => moved(r, shape, make(v)));
    };
    out[call] = (vector, ...values) => apply(call, vector, values);
    for (const [k, axis] of ["X", "Y", "Z"].entries()) {
      out[call + axis] = (value, ...values) => {
        const v = [rest, rest, rest] as unknown[];
        v[k] = value;
        return apply(call + axis, v, values);
      };
    }
  };
  byVector("translate", "offset", translation, 0);
  byVector("rotate", "angles", rotation, 0);
  byVector("scale", "factors", scaling, 1);
  const mirror = (call: string, o: Options, normal: Vec3, values: unknown[]): unknown => {
    if (Math.hypot(...normal) === 0) throw o.bad("normal");
    const matrix = mirroring(o.vec3("origin", [0, 0, 0]), normal);
    return each(shapesOf(r, call, values), (shape) => moved(r, shape, matrix));
  };
  out.mirror = (options, ...values) => {
    const o = new Options(r, "mirror", options);
    return mirror("mirror", o, o.vec3("normal", [0, 0, 1]), values);
  };
  const axes: readonly Vec3[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (const [k, axis] of ["X", "Y", "Z"].entries()) {
    const [mirrorName, centerName] = [`mirror${axis}`, `center${axis}`];
    out[mirrorName] = (...values) =>
      mirror(mirrorName, new Options(r, mirrorName, {}), axes[k] as Vec3, values);
    out[centerName] = (...values) => {
      const flags = [k === 0, k === 1, k === 2];
      return each(shapesOf(r, centerName, values), (s) =>
        centred(r, centerName, s, flags, [0, 0, 0]),
      );
    };
  }
  out.center = (options, ...values) => {
    const o = new Options(r, "center", options);
    const flags = o.raw("axes") ?? [true, true, true];
    if (!Array.isArray(flags)) throw o.bad("axes");
    const to = o.vec3("relativeTo", [0, 0, 0]);
    return each(shapesOf(r, "center", values), (s) => centred(r, "center", s, flags, to));
  };
  out.transform = (matrix, ...values) => {
    const o = new Options(r, "transform", { matrix });
    const m = o.vector("matrix", Array.from<number>({ length: 16 }).fill(0));
    if (m[3] !== 0 || m[7] !== 0 || m[11] !== 0 || m[15] !== 1) throw o.bad("matrix");
    return each(shapesOf(r, "transform", values), (shape) => moved(r, shape, m));
  };
  out.align = (options, ...values) => align(r, new Options(r, "align", options), values);
  return out;
}

function centred(
  r: Recorder,
  call: string,
  shape: Shape | Path,
  flags: unknown[],
  to: Vec3,
): unknown {
  const [low, high] = boxOf(r, call, [shape]);
  const shift = low.map((l, k) => (flags[k] ? to[k as 0] - (l + (high[k as 0] - l) / 2) : 0));
  return moved(r, shape, translation(shift as unknown as Vec3));
}

const MODES = ["center", "max", "min", "none"];

function align(r: Recorder, o: Options, values: unknown[]): unknown {
  const modes = o.raw("modes") ?? ["center", "center", "min"];
  const given = o.raw("relativeTo") ?? [0, 0, 0];
  if (!Array.isArray(modes) || !modes.every((m) => MODES.includes(m))) throw o.bad("modes");
  const isTarget = (v: unknown): boolean => v == null || Number.isFinite(v);
  if (!Array.isArray(given) || !given.every(isTarget)) throw o.bad("relativeTo");
  const shapes = shapesOf(r, "align", values);
  const at = (box: Box, k: 0 | 1 | 2): number => {
    const [low, high] = box;
    return modes[k] === "center" ? (low[k] + high[k]) / 2 : modes[k] === "max" ? high[k] : low[k];
  };
  const all = boxOf(r, "align", shapes);
  const shiftTo = (box: Box): Matrix => {
    const shift = ([0, 1, 2] as const).map((k) => {
      if ((modes[k] ?? "none") === "none") return 0;
      const to: unknown = k < given.length ? given[k] : 0;
      return (typeof to === "number" ? to : at(all, k)) - at(box, k);
    });
    return translation(shift as unknown as Vec3);
  };
  const grouped = o.raw("grouped") === true;
  return each(shapes, (s) => moved(r, s, shiftTo(grouped ? all : boxOf(r, "align", [s]))));
}
