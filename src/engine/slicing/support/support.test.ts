import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, isEmpty, NO_POLYS, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { concatAll } from "./pieces.ts";
import { supportAreas } from "./support.ts";
import type { SupportHow, SupportLayer } from "./support-types.ts";
import {
  boxes,
  clearance,
  HOW,
  inSupport,
  type Layered,
  layered,
  ngon,
  rect,
} from "./test-layers.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const make = (part: Layered, how: Partial<SupportHow> = {}): readonly SupportLayer[] =>
  supportAreas(kernel, part.regions, part.levels, { ...HOW, ...how });
const areaOf = ({ body, roof, floor }: SupportLayer): number =>
  (area(body) + area(roof) + area(floor)) / UM / UM;
const none = (layers: readonly SupportLayer[]): boolean => layers.every((l) => areaOf(l) === 0);
/** Heights of layers that have support at a point, as numbers of the first and last layer. */
function span(layers: readonly SupportLayer[], x: number, y: number): readonly [number, number] {
  const has = layers.map((layer) => inSupport(layer, x, y));
  return [has.indexOf(true), has.lastIndexOf(true)];
}
const reversed = (polys: Polys): Polys => {
  const points = polys.points.slice();
  const n = points.length / 2;
  for (let i = 0; i < n; i++) {
    points[2 * i] = polys.points[2 * (n - 1 - i)]!;
    points[2 * i + 1] = polys.points[2 * (n - 1 - i) + 1]!;
  }
  return { points, starts: polys.starts };
};

describe("a T", () => {
  // Arms of 10 mm from z = 10 to 12, layers 50 to 59.
  const tee = (): Layered =>
    boxes(kernel, [
      [
        [10, 0, 0],
        [16, 10, 10],
      ],
      [
        [0, 0, 10],
        [26, 10, 12],
      ],
    ]);

  it("has columns under both arms from the bed to one empty layer below them", () => {
    const layers = make(tee());
    for (const x of [1, 5, 9, 17.2, 21, 25]) expect(span(layers, x, 5)).toEqual([0, 48]);
    expect(span(layers, 13, 5)).toEqual([-1, -1]);
    expect(clearance(layers[20]!.body, 10, 5)).toBeGreaterThanOrEqual(0.7);
    expect(clearance(layers[20]!.body, 10, 5)).toBeLessThan(0.8);
  });

  it("has a roof of its layers, right below the arms", () => {
    const layers = make(tee(), { roofLayers: 3 });
    for (const [i, layer] of layers.entries()) {
      const roofed = i >= 46 && i <= 48;
      expect(isEmpty(layer.roof)).toBe(!roofed);
      if (roofed) expect(isEmpty(layer.body)).toBe(true);
    }
    expect(make(tee(), { roofLayers: 0 }).every(({ roof }) => isEmpty(roof))).toBe(true);
  });

  it("keeps at least the gap that is asked for, in whole layers", () => {
    expect(span(make(tee(), { gapTop: 0 }), 5, 5)).toEqual([0, 49]);
    expect(span(make(tee(), { gapTop: 0.21 }), 5, 5)).toEqual([0, 47]);
    expect(span(make(tee(), { gapTop: 0.6 }), 5, 5)).toEqual([0, 46]);
  });

  it("shares one object between layers that are alike", () => {
    const layers = make(tee());
    expect(new Set(layers).size).toBeLessThan(6);
  });

  it("is not held where a blocker is, nor above it", () => {
    const layers = make(tee(), { blockers: [{ min: [-5, -5, 4], max: [5, 15, 6] }] });
    for (const layer of layers) expect(inSupport(layer, 3, 5)).toBe(false);
    expect(span(layers, 7, 5)).toEqual([0, 48]);
    // A blocker at the underside alone.
    const at = make(tee(), { blockers: [{ min: [-5, -5, 9.9], max: [13, 15, 10.1] }] });
    expect(span(at, 3, 5)).toEqual([-1, -1]);
    expect(span(at, 21, 5)).toEqual([0, 48]);
  });
});

describe("what the part itself holds", () => {
  it("needs nothing on a table that is bridged, and a column between legs too far apart", () => {
    const legs = (s: number): Layered =>
      boxes(kernel, [
        [
          [0, 0, 0],
          [4, 4, 8],
        ],
        [
          [s, 0, 0],
          [s + 4, 4, 8],
        ],
        [
          [0, s, 0],
          [4, s + 4, 8],
        ],
        [
          [s, s, 0],
          [s + 4, s + 4, 8],
        ],
        [
          [0, 0, 8],
          [s + 4, s + 4, 10],
        ],
      ]);
    const wide = make(legs(26));
    expect(span(wide, 15, 15)).toEqual([0, 38]);
    expect(span(wide, 15, 2)).toEqual([0, 38]);
    expect(span(wide, 2, 2)).toEqual([-1, -1]);
  });

  it.each([
    [8, true],
    [12, false],
  ])("bridges %d mm between two walls: %s", (gap, bridged) => {
    const part = boxes(kernel, [
      [
        [0, 0, 0],
        [4, 20, 8],
      ],
      [
        [4 + gap, 0, 0],
        [8 + gap, 20, 8],
      ],
      [
        [0, 0, 8],
        [8 + gap, 20, 10],
      ],
    ]);
    expect(none(make(part))).toBe(bridged);
    expect(none(make(part, { maxBridge: 0 }))).toBe(false);
    expect(none(make(part, { maxBridge: 15 }))).toBe(true);
  });

  it("does not take an arm for a bridge, nor the corner between two walls", () => {
    const arm = boxes(kernel, [
      [
        [0, 0, 0],
        [4, 8, 8],
      ],
      [
        [0, 0, 8],
        [12, 8, 10],
      ],
    ]);
    expect(span(make(arm), 8, 4)).toEqual([0, 38]);
    const corner = boxes(kernel, [
      [
        [0, 0, 0],
        [2, 9, 8],
      ],
      [
        [0, 0, 0],
        [9, 2, 8],
      ],
      [
        [0, 0, 8],
        [9, 9, 10],
      ],
    ]);
    expect(span(make(corner), 7, 7)).toEqual([0, 38]);
  });

  // A wedge that leans out over 20 mm of height.
  const wedge = (degrees: number, height = 0.2): Layered => {
    const lean = Math.tan((degrees * Math.PI) / 180);
    return layered(kernel, Math.round(20 / height), (z) => [rect(0, 0, 8 + z * lean, 20)], height);
  };

  it.each([0.1, 0.2, 0.3])("holds a lean of 45° and not one of 46°, layers of %d mm", (height) => {
    expect(none(make(wedge(45, height)))).toBe(true);
    const layers = make(wedge(46, height));
    expect(none(layers)).toBe(false);
    // Support stands on the bed all along the lean, but for the gap beside it.
    for (let x = 9.5; x < 28; x += 0.5) expect(inSupport(layers[0]!, x, 10), `x = ${x}`).toBe(true);
    // And reaches up to the gap beside the lean.
    for (let x = 11; x < 28; x += 0.5) {
      const [, top] = span(layers, x, 10);
      const under = (x - 8) / Math.tan((46 * Math.PI) / 180);
      expect(under - (top + 1) * height, `x = ${x}`).toBeLessThan(0.7 + 0.2 + 2 * height);
    }
  });

  it.each([20, 60, 75])("takes the angle that is set: %d°", (angle) => {
    expect(none(make(wedge(angle - 1), { angle }))).toBe(true);
    expect(none(make(wedge(angle + 1), { angle }))).toBe(false);
  });

  it("needs nothing on a cone, a cylinder or nothing at all", () => {
    expect(none(make(layered(kernel, 50, (z) => [ngon(0, 0, 15 - z)])))).toBe(true);
    expect(none(make(layered(kernel, 50, () => [ngon(0, 0, 15)])))).toBe(true);
    expect(make({ regions: [], levels: [] })).toEqual([]);
    expect(none(make(layered(kernel, 10, () => [])))).toBe(true);
  });
});

describe("a sphere", () => {
  const R = 10;
  const ball = (): Layered =>
    layered(kernel, 100, (z) => [ngon(0, 0, Math.sqrt(Math.max(0.01, R * R - (z - R) ** 2)), 96)]);

  it("is supported as far out as it leans beyond 45°", () => {
    const layers = make(ball());
    // Steeper than 45° below a radius of R·sin 45° = 7.07.
    for (let r = 2.5; r < 7; r += 0.5)
      for (let a = 0; a < 6.2; a += 0.7)
        expect(inSupport(layers[0]!, r * Math.cos(a), r * Math.sin(a)), `r = ${r}`).toBe(true);
    const farthest = Math.max(...[...layers[0]!.body.points].map(Math.abs)) / UM;
    expect(farthest).toBeLessThan(7.07 + 1.2);
    expect(layers.slice(40).every((layer) => areaOf(layer) === 0)).toBe(true);
  });
});

describe("support over the part", () => {
  // A shelf 20 wide, 2 high; over its left half and beyond hangs a roof held by a wall behind.
  const shelf = (): Layered =>
    boxes(kernel, [
      [
        [0, 0, 0],
        [20, 14, 2],
      ],
      [
        [0, 12, 0],
        [40, 14, 12],
      ],
      [
        [0, 0, 12],
        [40, 14, 14],
      ],
    ]);

  it("stands on the part, the gap above it", () => {
    const layers = make(shelf());
    expect(span(layers, 10, 6)).toEqual([11, 58]);
    expect(span(layers, 30, 6)).toEqual([0, 58]);
    expect(span(make(shelf(), { gapBottom: 0 }), 10, 6)).toEqual([10, 58]);
    expect(span(make(shelf(), { gapBottom: 0.5 }), 10, 6)).toEqual([13, 58]);
  });

  it("has a floor where it stands on the part, if asked for", () => {
    const layers = make(shelf(), { floorLayers: 2 });
    const floored = layers.flatMap(({ floor }, i) => (isEmpty(floor) ? [] : [i]));
    expect(floored).toEqual([11, 12]);
    expect(area(kernel.intersect(layers[11]!.floor, layers[11]!.body)) / UM / UM).toBeLessThan(
      0.01,
    );
  });

  it("is left out on the part, and only there, if it may stand on the bed only", () => {
    const layers = make(shelf(), { onBedOnly: true });
    expect(span(layers, 10, 6)).toEqual([-1, -1]);
    expect(span(layers, 30, 6)).toEqual([0, 58]);
  });

  it("stands in a cup and round a ball in a box", () => {
    const cup = layered(kernel, 100, (z) => {
      const ring = [ngon(0, 0, 20), reversed(ngon(0, 0, 18))];
      if (z < 2) return [ngon(0, 0, 20)];
      const lid = z > 14 && z < 16 ? [rect(-3, -3, 3, 19)] : [];
      return [...ring, ...lid];
    });
    const layers = make(cup);
    expect(span(layers, 0, 0)).toEqual([11, 68]);
    expect(none(make(cup, { onBedOnly: true }))).toBe(true);
  });
});

describe("an enforcer", () => {
  it("has support under every face in it, whatever its angle, and nowhere else", () => {
    const lean = Math.tan((30 * Math.PI) / 180);
    const part = layered(kernel, 100, (z) => [rect(0, 0, 8 + z * lean, 30)]);
    expect(none(make(part))).toBe(true);
    const layers = make(part, { enforcers: [{ min: [0, 10, 2], max: [40, 20, 18] }] });
    for (let x = 11.5; x < 17; x += 0.5)
      for (const y of [10.2, 15, 19.8]) expect(inSupport(layers[0]!, x, y), `x = ${x}`).toBe(true);
    const ys = layers.flatMap(({ body, roof }) =>
      [...body.points, ...roof.points].filter((_, i) => i % 2 === 1),
    );
    expect(Math.min(...ys)).toBeGreaterThan(9 * UM);
    expect(Math.max(...ys)).toBeLessThan(21 * UM);
  });

  it("supports what would be bridged; a blocker in it is stronger", () => {
    const bridge = boxes(kernel, [
      [
        [0, 0, 0],
        [4, 20, 8],
      ],
      [
        [12, 0, 0],
        [16, 20, 8],
      ],
      [
        [0, 0, 8],
        [16, 20, 10],
      ],
    ]);
    const enforcers = [{ min: [0, 0, 0], max: [16, 20, 10] }] as const;
    expect(span(make(bridge, { enforcers }), 8, 10)).toEqual([0, 38]);
    const blockers = [{ min: [0, 0, 0], max: [16, 10, 10] }] as const;
    const layers = make(bridge, { enforcers, blockers });
    expect(span(layers, 8, 9.9)).toEqual([-1, -1]);
    expect(span(layers, 8, 10.1)).toEqual([0, 38]);
  });
});

describe("small things", () => {
  it("holds a bead's width and specks by themselves", () => {
    const lip = boxes(kernel, [
      [
        [0, 0, 0],
        [20, 20, 5],
      ],
      [
        [-0.2, 0, 5],
        [20.2, 20, 7],
      ],
    ]);
    expect(none(make(lip))).toBe(true);
    const speck = boxes(kernel, [
      [
        [0, 0, 0],
        [20, 20, 5],
      ],
      [
        [-0.6, 5, 5],
        [20, 5.6, 7],
      ],
    ]);
    expect(none(make(speck))).toBe(true);
  });

  it("gives a thin pin in the air a column that can be printed", () => {
    const pin = boxes(kernel, [
      [
        [0, 0, 0],
        [4, 4, 12],
      ],
      [
        [0, 0, 10],
        [12, 4, 12],
      ],
      [
        [10, 1.5, 5],
        [11, 2.5, 12],
      ],
    ]);
    const layers = make(pin);
    expect(span(layers, 10.5, 2)).toEqual([0, 23]);
    const xs = [...layers[0]!.body.points].filter((_, i) => i % 2 === 0);
    expect(Math.max(...xs) - 11 * UM).toBeGreaterThan(0.4 * UM);
  });

  it("makes areas of whole outlines only", () => {
    const layers = make(
      layered(kernel, 40, (z) =>
        z > 4 ? [ngon(0, 0, 9), rect(-12, 3, -6, 4)] : [rect(0, 0, 2, 2)],
      ),
    );
    for (const { body, roof, floor } of layers)
      for (const polys of [body, roof, floor])
        if (!isEmpty(polys)) expect(area(concatAll([polys, NO_POLYS]))).toBeGreaterThan(0);
    // One outline round the foot.
    expect(pathCount(layers[0]!.body)).toBe(2);
  });
});
