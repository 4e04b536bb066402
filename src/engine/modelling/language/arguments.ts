import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import { Path, type Recorder, Shape } from "./recorder.ts";

const REACH = 10_000;

/** Reads the options object of one call; every wrong value is refused by the call's name. */
export class Options {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly call: string;
  readonly #recorder: Recorder;

  constructor(recorder: Recorder, call: string, values: unknown) {
    this.#recorder = recorder;
    this.call = call;
    if (values !== undefined && (typeof values !== "object" || values === null))
      throw this.bad("options");
    this.#values = (values ?? {}) as Record<string, unknown>;
  }

  bad(argument: string): Error {
    return this.#recorder.refuse("modelling.bad-argument", { call: this.call, argument });
  }

  raw(name: string): unknown {
    return this.#values[name];
  }

  /** A finite number of at least `least` (or more than it, with `open`). */
  number(name: string, fallback: number, least = -REACH, open = false): number {
    const value = this.#values[name] ?? fallback;
    if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > REACH)
      throw this.bad(name);
    if (value < least || (open && value === least)) throw this.bad(name);
    return value;
  }

  positive(name: string, fallback: number): number {
    return this.number(name, fallback, 0, true);
  }

  /** An angle given in radians, as degrees; rounding noise is taken off. */
  angle(name: string, fallback: number): number {
    const value = this.#values[name] ?? fallback;
    if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > 600)
      throw this.bad(name);
    return toDegrees(value);
  }

  /** Chords of a full turn; undefined where the author leaves it to the tolerance. */
  segments(name = "segments", least = 3): number | undefined {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !(value >= least) || value > 1024) throw this.bad(name);
    return Math.floor(value);
  }

  /** A list of `count` numbers. */
  vector(name: string, fallback: readonly number[], least = -REACH, open = false): number[] {
    const value = this.#values[name] ?? fallback;
    if (!Array.isArray(value) || value.length < fallback.length) throw this.bad(name);
    return value.slice(0, fallback.length).map((n) => {
      if (typeof n !== "number" || !Number.isFinite(n) || Math.abs(n) > REACH) throw this.bad(name);
      if (n < least || (open && n === least)) throw this.bad(name);
      return n;
    });
  }

  vec2(name: string, fallback: Vec2, least?: number, open?: boolean): Vec2 {
    return this.vector(name, fallback, least, open) as unknown as Vec2;
  }

  vec3(name: string, fallback: Vec3, least?: number, open?: boolean): Vec3 {
    return this.vector(name, fallback, least, open) as unknown as Vec3;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.#values[name] ?? fallback;
    if (!choices.includes(value as T)) throw this.bad(name);
    return value as T;
  }
}

export function toDegrees(radians: number): number {
  const degrees = (radians * 180) / Math.PI;
  const rounded = Math.round(degrees * 1e6) / 1e6;
  return Math.abs(degrees - rounded) < 1e-10 * Math.max(1, Math.abs(degrees)) ? rounded : degrees;
}

/** A point list as the author wrote it. */
export function pointList(value: unknown, count: 2 | 3, bad: () => Error): number[][] {
  if (!Array.isArray(value) || value.length > 500_000) throw bad();
  return value.map((point) => {
    if (!Array.isArray(point) && !ArrayBuffer.isView(point)) throw bad();
    const numbers = Array.from(point as ArrayLike<unknown>).slice(0, count);
    if (numbers.length < count) throw bad();
    return numbers.map((n) => {
      if (typeof n !== "number" || !Number.isFinite(n) || Math.abs(n) > REACH) throw bad();
      return n;
    });
  });
}

/** Flattens nested lists of shapes as JSCAD does; anything that is no shape is refused. */
export function shapesOf(recorder: Recorder, call: string, values: unknown): (Shape | Path)[] {
  const out: (Shape | Path)[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (Shape.is(value) || value instanceof Path) out.push(value);
    else if (Array.isArray(value) && depth < 100) for (const item of value) walk(item, depth + 1);
    else throw recorder.refuse("modelling.bad-argument", { call, argument: "shape" });
  };
  walk(values, 0);
  if (out.length === 0) throw recorder.refuse("modelling.no-shapes", { call });
  return out;
}

/** Shapes of one dimension, for combinations. */
export function sameShapes(recorder: Recorder, call: string, values: unknown): Shape[] {
  const shapes = shapesOf(recorder, call, values);
  return shapes.map((shape) => {
    if (shape instanceof Path) throw recorder.refuse("modelling.open-path", { call });
    if (Shape.dimensions(shape) !== Shape.dimensions(shapes[0] as Shape))
      throw recorder.refuse("modelling.mixed-shapes", { call });
    return shape;
  });
}

/** Applies a call to each shape; one shape in, one out, as JSCAD does. */
export function each<T>(shapes: readonly T[], apply: (shape: T) => unknown): unknown {
  return shapes.length === 1 ? apply(shapes[0] as T) : shapes.map(apply);
}
