import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createKernel, type Kernel } from "../../solid/kernel.ts";
import { inspector } from "../checks/form/fixtures/look.ts";
import { build } from "../recognition/fixtures/see.ts";
import { PartBuilder } from "../recognition/fixtures/parts.ts";
import type { Inspection, View } from "./inspection-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** A block; a groove across its top, a pin on its front and holes down it where they are asked for. */
function block({ length = 60, groove = 0, holes = [] as number[], bump = 0 }) {
  const b = new PartBuilder();
  let part = b.box([length, 30, 20], [length / 2, 15, 10]);
  if (bump > 0) part = b.unite(part, b.ball(6, [30, 15, 14 + bump], 48));
  const cuts = holes.map((x) => b.round(3, 3, 30, [x, 15, -5], 48));
  if (groove > 0) cuts.push(b.box([groove, 40, 8], [length / 2, 15, 20]));
  return build(b.graph(cuts.length > 0 ? b.cut(part, ...cuts) : part), kernel);
}

const describePlace = ({ recognition }: View, place: number): string => {
  const surface = recognition.surfaces[place];
  if (surface?.shape.kind !== "plane") return surface?.shape.kind ?? "none";
  return surface.shape.normal.map((x) => Math.round(x)).join();
};

const kinds = (view: View, places: readonly number[]): string[] =>
  places.map((place) => describePlace(view, place)).sort();

const partnersOf = (inspection: Inspection, what: string): number =>
  inspection.pairs.filter(
    ({ reference }) => describePlace(inspection.reference, reference) === what,
  ).length;

describe("which surface of the part is which of the reference", () => {
  it("each has its own, and nothing is left, also where a length is wrong", () => {
    const look = inspector(block({ holes: [10, 50] }));
    for (const length of [60, 66]) {
      const found = look(block({ length, holes: [10, length - 10] }));
      expect([found.extra, found.missing]).toEqual([[], []]);
      expect(found.pairs).toHaveLength(8);
    }
  });

  it("a hole too many, and one too few, are left over", () => {
    const look = inspector(block({ holes: [10, 50] }));
    const more = look(block({ holes: [10, 30, 50] }));
    expect(kinds(more.part, more.extra)).toEqual(["cylinder"]);
    const less = look(block({ holes: [50] }));
    expect(kinds(less.reference, less.missing)).toEqual(["cylinder"]);
    // The one that is there is not taken for the other.
    expect(less.pairs.length).toBe(7);
  });

  it("a face that only one side has in pieces keeps all of them", () => {
    const grooved = inspector(block({ groove: 6 }))(block({}));
    expect(partnersOf(grooved, "0,0,1")).toBe(2);
    expect(kinds(grooved.reference, grooved.missing)).toEqual(["-1,0,0", "0,0,1", "1,0,0"]);
    const whole = inspector(block({}))(block({ groove: 6 }));
    expect(kinds(whole.part, whole.extra)).toEqual(["-1,0,0", "0,0,1", "1,0,0"]);
  });

  it("curved ones go by where they lie, not by what they are called", () => {
    // Between two balls a hull is a cone at one size, pieces of cones and free ones at another.
    const hull = (d: number) => {
      const b = new PartBuilder();
      const balls = [b.ball(d / 2, [0, 0, 0], 64), b.ball(10, [20, 0, 0], 64)];
      return build(b.graph(b.add({ kind: "hull" }, balls)), kernel);
    };
    const found = inspector(hull(22))(hull(22.1));
    const names = ({ recognition }: View) => recognition.surfaces.map(({ shape }) => shape.kind);
    expect(names(found.part)).not.toEqual(names(found.reference));
    expect([found.extra, found.missing]).toEqual([[], []]);
    const flat = inspector(block({ bump: 4 }))(block({}));
    expect(kinds(flat.reference, flat.missing)).toEqual(["sphere"]);
  });

  it("arcs of a wavy outline go by where they lie, from wherever they are taken to reach", () => {
    const wavy = (height: number) => {
      const b = new PartBuilder();
      const wave = Array.from({ length: 161 }, (_, i): [number, number] => {
        const x = 60 - 0.375 * i;
        return [x, 25 + height * Math.sin((x / 60) * Math.PI * 2)];
      });
      return build(b.graph(b.pulled([{ points: [[0, 0], [60, 0], ...wave] }], 7)), kernel);
    };
    const found = inspector(wavy(6))(wavy(5.46));
    const names = ({ recognition }: View) => recognition.surfaces.map(({ shape }) => shape.kind);
    expect(names(found.part)).toContain("cylinder");
    expect(names(found.reference)).not.toEqual(names(found.part));
    expect([found.extra, found.missing]).toEqual([[], []]);
  });

  it("arcs of a cam that reach from elsewhere to elsewhere are its outline all the same", () => {
    const cam = (lift: number) => {
      const b = new PartBuilder();
      const points = Array.from({ length: 240 }, (_, i): [number, number] => {
        const a = (i / 240) * 2 * Math.PI;
        const r = 18 + lift * (0.5 - 0.5 * Math.cos(a));
        return [r * Math.cos(a), r * Math.sin(a)];
      });
      return build(b.graph(b.pulled([{ points }], 8)), kernel);
    };
    const found = inspector(cam(6))(cam(6.15));
    expect([found.extra, found.missing]).toEqual([[], []]);
  });

  it("crescents between two drawings of one circle are no faces, a step is", () => {
    const post = (top: number, segments: number) => {
      const b = new PartBuilder();
      const foot = b.round(15, 15, 5, [0, 0, 0], 64);
      return build(b.graph(b.unite(foot, b.round(top, top, 5, [0, 0, 5], segments))), kernel);
    };
    const look = inspector(post(15, 64));
    for (const segments of [48, 32, 100]) {
      const twice = look(post(15, segments));
      expect([segments, twice.extra, twice.missing]).toEqual([segments, [], []]);
    }
    expect(look(post(14.9, 64)).extra.length).toBeGreaterThan(0);
  });

  it("a step in a curved face is left over, however shallow it is", () => {
    const ball = (deep: number) => {
      const b = new PartBuilder();
      const whole = b.ball(11, [0, 0, 0], 64);
      const floor = b.ball(11 - deep, [0, 0, 0], 64);
      return build(
        b.graph(deep ? b.cut(whole, b.cut(b.box([6, 6, 12], [0, 0, 8]), floor)) : whole),
        kernel,
      );
    };
    const plug = (deep: number) => {
      const b = new PartBuilder();
      const whole = b.round(18, 11, 40, [0, 0, 0], 96);
      const floor = b.round(18 - deep, 11 - deep, 40, [0, 0, 0], 96);
      const ring = b.cut(b.round(20, 20, 4, [0, 0, 18], 96), floor);
      return build(b.graph(deep ? b.cut(whole, ring) : whole), kernel);
    };
    for (const make of [ball, plug])
      for (const deep of [0.12, 0.2, 0.4]) {
        const engraved = inspector(make(0))(make(deep));
        expect(engraved.extra.length, `${make.name} ${deep}`).toBeGreaterThan(0);
        const plain = inspector(make(deep))(make(0));
        expect(plain.missing.length, `${make.name} ${deep}`).toBeGreaterThan(0);
      }
  });

  it("a chamfer is no round, however small they are", () => {
    const post = (edge: "round" | "chamfer") => {
      const b = new PartBuilder();
      const r = 0.7;
      const round = Array.from({ length: 9 }, (_, i): [number, number] => {
        const a = (i / 8) * (Math.PI / 2);
        return [10 - r + r * Math.cos(a), 20 - r + r * Math.sin(a)];
      });
      const chamfer: [number, number][] = [
        [10, 20 - r],
        [10 - r, 20],
      ];
      const points: [number, number][] = [
        [0, 0],
        [10, 0],
        ...(edge === "round" ? round : chamfer),
        [0, 20],
      ];
      return build(b.graph(b.turned({ points }, 64)), kernel);
    };
    const found = inspector(post("round"))(post("chamfer"));
    expect([kinds(found.part, found.extra), kinds(found.reference, found.missing)]).toEqual([
      ["cone"],
      ["torus"],
    ]);
  });

  it("a flat that breaks the rim of a cone is left over, though its corners lie on the cone", () => {
    const plug = (broken: boolean) => {
      const b = new PartBuilder();
      const cone = b.round(18, 11, 40, [0, 0, 0], 96);
      // Stands on its edge at the rim, under 45°.
      const h = Math.SQRT1_2;
      const wedge = b.matrix(b.box([20, 20, 20], [0, 0, 0]), [
        h,
        0,
        h,
        0,
        0,
        1,
        0,
        0,
        -h,
        0,
        h,
        0,
        18 + 10 * h * 2 - 1.2,
        0,
        -0.01,
        1,
      ]);
      return build(b.graph(broken ? b.cut(cone, wedge) : cone), kernel);
    };
    const found = inspector(plug(false))(plug(true));
    expect(kinds(found.part, found.extra)).toHaveLength(1);
  });
});
