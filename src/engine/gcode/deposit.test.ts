import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "../slicing/clipper.ts";
import { beadArea } from "../slicing/bead.ts";
import { slice } from "../slicing/slice.ts";
import { box, prism, squareWithHole, together } from "../slicing/test-parts.ts";
import type { Deposit, DepositOptions } from "./deposit-types.ts";
import { virtualPrint } from "./deposit.ts";
import {
  DEEP,
  HEIGHT,
  LAYERS,
  LONG,
  loop,
  plate,
  plateGcode,
  printer,
  SPACING,
  WIDTH,
} from "./depositing/test-print.ts";
import { readGcode } from "./read.ts";
import { writeGcode } from "./write.ts";

type Point = readonly [number, number];

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

function lay(text: Parameters<typeof readGcode>[0], mesh: Mesh, options?: DepositOptions): Deposit {
  const motion = readGcode(text);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  const done = virtualPrint({ motion: motion.value, mesh }, clipper, quietCtx(), options);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
}

/** What round beads leave of the four corners of a rectangle, mm². */
const CORNERS = 4 * (1 - Math.PI / 4) * (WIDTH / 2) ** 2;
const AT = { offset: [0, 0] as const };

describe("a plate whose every bead is known", () => {
  it("is right to a thousandth of a millimetre, and misses its corners", () => {
    const { layers, deviation, found, totals } = lay(plateGcode({}), plate, AT);
    expect(layers.z.length).toBe(LAYERS);
    expect(deviation.samples).toBeGreaterThan(3 * 60);
    expect(deviation.max).toBeLessThan(0.002);
    expect(found).toEqual({
      void: 0,
      unfilled: 0,
      "open-skin": 0,
      stray: 0,
      "over-extrusion": 0,
      "unsupported-start": 0,
    });
    expect(layers.section[0]).toBeCloseTo(LONG * DEEP, 2);
    expect(layers.extra[1]).toBeLessThan(0.005);
    // The corners, and the little triangles beside the round end of each of ten lines.
    expect(layers.missing[1]).toBeGreaterThan(CORNERS * 0.95);
    expect(layers.missing[1]).toBeLessThan(CORNERS + 20 * 0.03);
    // The outer side of the wall and the ends of the lines are round.
    expect(totals.volume / totals.sectionVolume).toBeGreaterThan(0.95);
    expect(totals.volume / totals.sectionVolume).toBeLessThan(1.005);
    expect(totals.heightDifference).toBeCloseTo(0, 6);
  });

  it("is found wherever it lies on the bed", () => {
    const { offset, placed, deviation } = lay(plateGcode({ at: [87.25, -3.5] }), plate);
    expect(placed).toBe("matched");
    expect(offset[0]).toBeCloseTo(87.25, 3);
    expect(offset[1]).toBeCloseTo(-3.5, 3);
    expect(deviation.max).toBeLessThan(0.002);
  });

  it.each([0.1, 0.3, -0.07])("a wall moved out by %f mm is that far out", (out) => {
    const { deviation, samples, layers } = lay(plateGcode({ out }), plate, AT);
    expect(deviation.bias).toBeCloseTo(out, 2);
    const [middle] = samples.deviation.subarray(3);
    expect(middle).toBeCloseTo(out, 3);
    if (out > 0) expect(layers.extra[0]).toBeCloseTo(2 * (LONG + DEEP) * out, 0);
  });

  it("a line left out is a void of its size at its place", () => {
    const { findings, found } = lay(plateGcode({ without: 4 }), plate, AT);
    expect(found.void).toBe(1);
    const [gap] = findings;
    const thick = 2 * SPACING - WIDTH;
    expect(gap?.kind).toBe("void");
    expect(gap?.layer).toBe(1);
    expect(gap?.y).toBeCloseTo(WIDTH / 2 + SPACING * 5, 0);
    expect(gap?.x).toBeGreaterThan(WIDTH);
    expect(gap?.x).toBeLessThan(LONG - WIDTH);
    expect(gap?.size).toBeGreaterThan(thick * (LONG - 2 * WIDTH) - 0.01);
    expect(gap?.size).toBeLessThan(thick * (LONG - 2 * WIDTH) + 0.15);
    expect(gap?.thickness).toBeGreaterThan(0.8 * thick);
    expect(gap?.thickness).toBeLessThan(1.05 * thick);
  });

  it("full infill by the name of sparse infill is held to be full", () => {
    const { found } = lay(plateGcode({ without: 4, lines: "Internal infill" }), plate, AT);
    expect(found.void).toBe(1);
  });

  it("cells of sparse infill are meant to be empty, but not where they can be seen", () => {
    const print = lay(plateGcode({ sparse: true, lines: "Internal infill" }), plate, AT);
    const { cells, missing, open } = print.layers;
    const empty = LONG * DEEP * 0.4;
    expect(cells[1]).toBeGreaterThan(empty);
    expect(missing[1]).toBeLessThan(0.5);
    for (const outside of [0, 2]) {
      expect(cells[outside]).toBeCloseTo(0, 6);
      expect(open[outside]).toBeCloseTo(cells[1]!, 6);
      expect(missing[outside]).toBeGreaterThan(empty);
    }
    expect(print.found["open-skin"]).toBe(6);
    expect(print.found.void).toBe(0);
  });

  it("a fin that was left out is unfilled, and its sides are lacking", () => {
    const fin = box([LONG, 2, 0], [LONG + 2, 2.3, LAYERS * HEIGHT]);
    const { findings, deviation, found } = lay(plateGcode({}), together(plate, fin), AT);
    expect(found).toMatchObject({ unfilled: LAYERS, void: 0 });
    expect(findings[0]).toMatchObject({ kind: "unfilled", layer: 0 });
    expect(findings[0]?.size).toBeCloseTo(0.6, 2);
    expect(findings[0]?.thickness).toBeCloseTo(0.3, 1);
    expect(findings[0]?.x).toBeGreaterThan(LONG);
    // Farther than a millimetre is not measured.
    expect(deviation.max).toBeCloseTo(1, 6);
    expect(deviation.x).toBeGreaterThan(LONG + 0.9);
  });

  it("twice the plastic is over-extrusion everywhere", () => {
    const { totals, found } = lay(plateGcode({ flow: 2 }), plate, AT);
    expect(found["over-extrusion"]).toBeGreaterThan(3 * 10);
    // The plate holds half of it; the outermost bead, now wider, reaches over the edge.
    expect(totals.over / totals.volume).toBeGreaterThan(0.33);
    expect(totals.over / totals.volume).toBeLessThan(0.5);
  });

  it.each([
    [0.2, 0],
    [0.6, 1],
  ])("a bead that begins %f mm from what carries it", (away, starts) => {
    const out = [
      [LONG + away, 2],
      [LONG + away + 3, 2],
    ] as const;
    const extra = (print: ReturnType<typeof printer>, i: number): void => {
      if (i === 1) print.path("Outer wall", out);
    };
    expect(lay(plateGcode({ extra }), plate, AT).found["unsupported-start"]).toBe(starts);
  });

  it("a bead that begins over nothing is found, one on a support is not", () => {
    const far = [
      [LONG + 4, 2],
      [LONG + 9, 2],
    ] as const;
    const mark = "External perimeter";
    const inAir = lay(
      plateGcode({ extra: (print, i) => i === 2 && print.path(mark, far) }),
      plate,
      AT,
    );
    const starts = inAir.findings.filter(({ kind }) => kind === "unsupported-start");
    expect(starts).toHaveLength(1);
    expect(starts[0]).toMatchObject({ layer: 2, x: LONG + 4, y: 2 });
    expect(starts[0]?.size).toBeCloseTo(5, 6);
    expect(starts[0]?.line).toBeGreaterThan(0);
    expect(inAir.found.stray).toBe(1);
    const held = lay(
      plateGcode({
        extra: (print, i) => print.path(i === 2 ? mark : "Support material", far),
      }),
      plate,
      AT,
    );
    expect(held.found["unsupported-start"]).toBe(0);
  });
});

it("a turned frame of one bead is right whatever its place, size and angle", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 4, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 6.3, noNaN: true }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      (side, angle, shift) => {
        const ring = (half: number): [number, number][] =>
          [0, 1, 2, 3].map((k) => {
            const a = angle + (Math.PI / 2) * (k + 0.5);
            const r = half * Math.SQRT2;
            return [shift + r * Math.cos(a), r * Math.sin(a)];
          });
        const print = printer();
        const walls = ring(side / 2 - WIDTH / 2);
        for (const z of [HEIGHT, 2 * HEIGHT]) {
          print.layer(z);
          print.path("Outer wall", [...walls, walls[0]!]);
        }
        // A frame as a block less a block: inside out, the inner one is a hole.
        const outer = prism(ring(side / 2), 0, 2 * HEIGHT);
        const inner = prism(ring(side / 2 - WIDTH), 0, 2 * HEIGHT);
        const hole = inner.triangles.map((_, i, all) => all[i - (i % 3) + (2 - (i % 3))]! + 8);
        const mesh = {
          positions: Float64Array.from([...outer.positions, ...inner.positions]),
          triangles: Uint32Array.from([...outer.triangles, ...hole]),
        };
        const { deviation, layers } = lay(print.text(), mesh, {
          offset: [0, 0],
          scan: 0.02,
          pitch: 0.25,
        });
        expect(deviation.max).toBeLessThan(0.003);
        // Contours are cut in whole micrometres, along eight sides.
        const rounding = 0.01 + 8 * side * 0.0007;
        expect(Math.abs(layers.missing[0]! - CORNERS)).toBeLessThan(rounding);
      },
    ),
    { numRuns: 25, examples: [[6.471, 0, 0]] },
  );
});

/** A block, and on it one that is 2 mm longer and begins at some height. */
const stepped = (begin: number): Mesh =>
  together(box([0, 0, 0], [10, 10, 0.6]), box([0, 0, begin], [12, 10, 0.6]));

it("a wall over the air, laid as a thick thread, is round", () => {
  const print = printer();
  print.layer(HEIGHT);
  print.path("Outer wall", loop(0, 0, 10, 10, WIDTH / 2));
  print.path("Outer wall", loop(0, 0, 10, 10, WIDTH / 2 + SPACING));
  const round = 0.2;
  for (const z of [2 * HEIGHT, 3 * HEIGHT]) {
    print.layer(z);
    const [a, b, c, d] = loop(0, 0, 12, 10, WIDTH / 2) as [Point, Point, Point, Point];
    print.path("Outer wall", [c, d, a, b]);
    const side = [
      [12 - round, WIDTH],
      [12 - round, 10 - WIDTH],
    ] as const;
    const flow = z < 0.5 ? (Math.PI * round ** 2) / beadArea(WIDTH, HEIGHT) : 1;
    print.path("Overhang perimeter", side, flow);
  }
  const { samples } = lay(print.text(), stepped(0.2), AT);
  const sides = [...samples.deviation].filter(
    (_, k) =>
      samples.xy[2 * k]! > 11.99 &&
      Math.abs(samples.xy[2 * k + 1]! - 5) < 4 &&
      k < samples.starts[2]!,
  );
  expect(sides.length).toBeGreaterThan(10);
  for (const side of sides) expect(Math.abs(side)).toBeLessThan(0.002);
});

it.each([10, 12])(
  "a flat face in the middle of a layer may belong to it or not (%i mm)",
  (long) => {
    const print = printer();
    for (const [z, x] of [
      [0.2, 10],
      [0.4, long],
      [0.6, 12],
    ] as const) {
      print.layer(z);
      print.path("Outer wall", loop(0, 0, x, 10, WIDTH / 2));
    }
    expect(lay(print.text(), stepped(0.3), AT).deviation.max).toBeLessThan(0.002);
  },
);

it("a print on a raft is compared from where its part begins", () => {
  const print = printer();
  print.layer(0.3);
  print.path("Support material", loop(-2, -2, 12, 12, 0));
  // The part hangs 0.1 mm over the raft.
  for (const z of [0.6, 0.8]) {
    print.layer(z);
    print.path("Outer wall\n;HEIGHT:0.2", loop(0, 0, 10, 10, WIDTH / 2));
  }
  const { offset, layers, deviation, totals } = lay(print.text(), box([0, 0, 0], [10, 10, 0.4]));
  expect(offset[2]).toBeCloseTo(0.4, 6);
  expect([...layers.height]).toEqual([expect.closeTo(0.2, 6), expect.closeTo(0.2, 6)]);
  expect(deviation.max).toBeLessThan(0.002);
  expect(totals.aidVolume).toBeGreaterThan(0);
});

it("a spiral is hollow by intent", () => {
  const turns = 4;
  const lines = ["M83", "G28"];
  const corners = loop(0, 0, 10, 10, WIDTH / 2);
  const e = ((10 - WIDTH) * beadArea(WIDTH, HEIGHT)) / ((Math.PI * 1.75 ** 2) / 4);
  lines.push(";LAYER_CHANGE", `G0 X${corners[0]![0]} Y${corners[0]![1]} Z${HEIGHT}`);
  for (let turn = 0; turn < turns; turn++) {
    if (turn > 0) lines.push(";LAYER_CHANGE");
    for (let k = 1; k <= 4; k++) {
      const z = turn === 0 ? HEIGHT : HEIGHT * (turn + k / 4);
      lines.push(`G1 X${corners[k]![0]} Y${corners[k]![1]} Z${z.toFixed(3)} E${e.toFixed(6)}`);
    }
  }
  const { layers, deviation, found } = lay(lines.join("\n"), box([0, 0, 0], [10, 10, 0.8]));
  expect(layers.z.length).toBe(turns);
  expect(layers.cells[2]).toBeCloseTo((10 - 2 * WIDTH) ** 2, 0);
  expect(found).toMatchObject({ void: 0, "open-skin": 0, stray: 0 });
  expect(deviation.max).toBeLessThan(0.002);
});

describe("our own prints", () => {
  const print = (mesh: Mesh, set = {}): Deposit & { readonly laid: number } => {
    const profile = resolveProfile({ set: { skirt_loops: 2, ...set } });
    if (!profile.ok) throw new Error();
    const plan = slice(mesh, profile.value, clipper, quietCtx());
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const gcode = writeGcode(plan.value, profile.value, quietCtx());
    if (!gcode.ok) throw new Error(JSON.stringify(gcode.problems));
    const { chunks, summary } = gcode.value.gcode;
    return { ...lay(chunks, mesh), laid: summary.volume_mm3 };
  };

  it("a vase that tapers, beside a tower for most of its height: layers as planned, no stray bead", () => {
    const straight = box([0, 0, 0], [20, 20, 4]);
    const positions = straight.positions.map((value, i) =>
      i % 3 < 2 && straight.positions[i - (i % 3) + 2]! > 0 ? 10 + (value - 10) / 2 : value,
    );
    const tower = box([30, 0, 0], [36, 6, 3]);
    const { layers, found } = print(together({ ...straight, positions }, tower), {
      spiral_vase: true,
    });
    expect(layers.z).toHaveLength(20);
    expect(found.stray).toBe(0);
  });

  it("a cube: outer walls within a hundredth, nothing missing but corners", () => {
    const { deviation, totals, layers, found } = print(box([0, 0, 0], [10, 10, 4]));
    expect(deviation.max).toBeLessThan(0.01);
    expect(totals.missingShare).toBeLessThan(0.002);
    expect(totals.extraShare).toBeLessThan(0.0005);
    expect(totals.aidVolume).toBeGreaterThan(0);
    // Cells of the infill are meant to be empty: they are in the middle layers only.
    expect(layers.cells[0]).toBe(0);
    expect(layers.cells[10]).toBeGreaterThan(20);
    expect(found["unsupported-start"]).toBe(0);
  });

  it("a plate with a round hole, full: the volumes of the file and of the mesh", () => {
    const { totals, deviation, laid } = print(squareWithHole(20, 8, 2), { infill_density: 1 });
    expect((totals.volume + totals.aidVolume) / laid).toBeCloseTo(1, 3);
    expect(totals.sectionVolume / (2 * (400 - Math.PI * 16))).toBeCloseTo(1, 3);
    expect(totals.volume / totals.sectionVolume).toBeGreaterThan(0.96);
    expect(totals.volume / totals.sectionVolume).toBeLessThan(1.04);
    expect(deviation.p99).toBeLessThan(0.02);
  });
});

describe("what cannot be compared", () => {
  it("says so", () => {
    const motion = readGcode("G28\nG0 X10 Y10\nG1 X20 E-1\n");
    if (!motion.ok) throw new Error();
    const none = virtualPrint({ motion: motion.value, mesh: plate }, clipper, quietCtx());
    expect(none.problems.map(({ code }) => code)).toEqual(["gcode.nothing-laid"]);
  });

  it("stops when asked to", () => {
    const motion = readGcode(plateGcode({}));
    if (!motion.ok) throw new Error();
    const ctx = { ...quietCtx(), cancelled: () => true };
    const stopped = virtualPrint({ motion: motion.value, mesh: plate }, clipper, ctx);
    expect(stopped.problems.map(({ code }) => code)).toEqual(["foundation.cancelled"]);
  });
});
