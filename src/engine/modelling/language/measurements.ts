import type { Vec3 } from "../../geometry/mesh.ts";
import { each, shapesOf } from "./arguments.ts";
import { Path, type Recorder, type Shape } from "./recorder.ts";

type Call = (...values: unknown[]) => unknown;
export type Box = readonly [Vec3, Vec3];

/** The box around shapes and paths. */
export function boxOf(r: Recorder, call: string, shapes: readonly (Shape | Path)[]): Box {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const take = (p: readonly number[]): void => {
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k] as number, p[k] ?? 0);
      high[k] = Math.max(high[k] as number, p[k] ?? 0);
    }
  };
  for (const shape of shapes) {
    if (shape instanceof Path) for (const p of shape.points) take(p);
    else {
      const { bounds } = r.measure(call, shape);
      take(bounds.min);
      take(bounds.max);
    }
  }
  return [low as unknown as Vec3, high as unknown as Vec3];
}

/** JSCAD's measurements, answered by the kernel while the script runs. */
export function measurements(r: Recorder): Record<string, Call> {
  const sizes = ([low, high]: Box): Vec3 => [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
  const middle = ([l, h]: Box): Vec3 => [(l[0] + h[0]) / 2, (l[1] + h[1]) / 2, (l[2] + h[2]) / 2];
  const value = (call: string, key: "volume" | "area", shape: Shape | Path): number =>
    shape instanceof Path ? 0 : r.measure(call, shape)[key];
  const alone = (call: string, of: (shape: Shape | Path) => unknown): [string, Call] => [
    call,
    (...values) => each(shapesOf(r, call, values), of),
  ];
  const together = (call: string, of: (shapes: (Shape | Path)[]) => unknown): [string, Call] => [
    call,
    (...values) => of(shapesOf(r, call, values)),
  ];
  const sum = (call: string, key: "volume" | "area") => (shapes: (Shape | Path)[]) =>
    shapes.reduce((total, shape) => total + value(call, key, shape), 0);
  return Object.fromEntries([
    alone("measureBoundingBox", (s) => boxOf(r, "measureBoundingBox", [s])),
    alone("measureDimensions", (s) => sizes(boxOf(r, "measureDimensions", [s]))),
    alone("measureCenter", (s) => middle(boxOf(r, "measureCenter", [s]))),
    alone("measureVolume", (s) => value("measureVolume", "volume", s)),
    alone("measureArea", (s) => value("measureArea", "area", s)),
    together("measureAggregateBoundingBox", (s) => boxOf(r, "measureAggregateBoundingBox", s)),
    together("measureAggregateVolume", sum("measureAggregateVolume", "volume")),
    together("measureAggregateArea", sum("measureAggregateArea", "area")),
  ]);
}
