import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PATH_ROLES } from "../slicing/plan.ts";
import type { Motion } from "./gcode-types.ts";
import { readGcode } from "./read.ts";

const read = (text: Parameters<typeof readGcode>[0]): Motion => {
  const motion = readGcode(text);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  return motion.value;
};
const at = ({ to }: Motion, i: number): number[] => [...to.subarray(3 * i, 3 * i + 3)];

describe("reading", () => {
  it("follows absolute and relative positions and inches", () => {
    const motion = read(
      "G90\nG1 X10 Y5 Z1 F600\nG91\nG1 X1\nG90\nG20\nG1 X1 E1 F60\nG21\nG1X2Y-.5\n",
    );
    expect([0, 1, 2, 3].map((i) => at(motion, i)[0])).toEqual([10, 11, 25.4, 2]);
    expect(at(motion, 3)[1]).toBe(-0.5);
    expect([...motion.feed]).toEqual([10, 10, 25.4, 25.4]);
    expect(motion.extrude[2]).toBe(25.4);
  });

  it("reads numbers as long as anybody writes them", () => {
    const motion = read("G1 X1.0000000000000000000000000000001 Y123456.789012345678 Z-00.5\n");
    const [x, y, z] = at(motion, 0);
    expect([x, z]).toEqual([1, -0.5]);
    expect(y).toBeCloseTo(123_456.789_012_345, 8);
  });

  it("tells where the machine is, not what G92 calls it; homing ends that", () => {
    const motion = read("G1 X11 Z2\nG92 X0 Z0\nG1 X2 Z1\nG91\nG1 X1\nG90\nG28 X\nG1 X5 Z2\n");
    expect([0, 1, 2, 3, 4].map((i) => at(motion, i)[0])).toEqual([11, 13, 14, 0, 5]);
    expect([0, 1, 2, 3, 4].map((i) => at(motion, i)[2])).toEqual([2, 3, 3, 3, 4]);
  });

  it("takes filament absolutely, relatively, and after a reset", () => {
    const motion = read("M82\nG1 X1 E2\nG1 X2 E5\nG92 E0\nG1 X3 E1\nM83\nG1 X4 E1\nG1 X5 E1\n");
    expect([...motion.extrude]).toEqual([2, 3, 1, 1, 1]);
  });

  it.each([
    ["by centre", "G1 X10 Y0\nG3 X0 Y10 I-10 J0 E1\n", 10 * (Math.PI / 2)],
    ["clockwise", "G1 X10 Y0\nG2 X0 Y10 I-10 J0 E1\n", 10 * ((3 * Math.PI) / 2)],
    ["by radius", "G1 X10 Y0\nG3 X0 Y10 R10 E1\n", 10 * (Math.PI / 2)],
    ["all the way round", "G1 X10 Y0\nG3 I-10 J0 E1\n", 20 * Math.PI],
  ])("turns an arc %s into chords", (_, text, expected) => {
    const motion = read(`M83\n${text}`);
    let length = 0;
    for (let i = 1; i < motion.count; i++) {
      const [a, b] = [at(motion, i - 1), at(motion, i)];
      length += Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!);
      expect(Math.hypot(b[0]!, b[1]!)).toBeCloseTo(10, 6);
    }
    expect(length / expected).toBeCloseTo(1, 3);
    expect(motion.extrude.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });

  it("reads another slicer's layers and features", () => {
    const motion = read(
      [
        "M109 S200",
        "M82",
        "G1 X20 Y-3 Z0.3 E5 F1200 ; purge",
        ";LAYER:0",
        ";TYPE:WALL-OUTER",
        "G0 X10 Y10 Z0.2",
        "G1 X20 E6",
        ";TYPE:FILL",
        "G1 Y20 E7",
        ";LAYER:1",
        "G0 Z0.4",
        "G1 X10 E8",
      ].join("\n"),
    );
    expect([...motion.layer]).toEqual([-1, 0, 0, 0, 1, 1]);
    expect([...motion.layerZ]).toEqual([0.2, 0.4]);
    expect(PATH_ROLES[motion.role[2]!]).toBe("outer-wall");
    expect(PATH_ROLES[motion.role[3]!]).toBe("sparse-infill");
    expect(motion.waited[2]).toBe(1);
  });

  it("counts layers by height where no comment says", () => {
    const motion = read("M83\nG1 X1 Z0.2 E1\nG1 X2 E1\nG0 Z0.6\nG0 X0\nG0 Z0.4\nG1 X3 E1\n");
    expect(Math.max(...motion.layer)).toBe(1);
    expect([...motion.layerZ]).toEqual([0.2, 0.4]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      "PrusaSlicer",
      ";LAYER_CHANGE\n;Z:.2\n;HEIGHT:.2\n;TYPE:External perimeter\n;WIDTH:0.45",
      ["outer-wall"],
    ],
    ["Orca", ";LAYER_CHANGE\n;HEIGHT:0.2\n;TYPE:Outer wall\n;WIDTH:0.45", ["outer-wall"]],
    [
      "Bambu",
      "; CHANGE_LAYER\n; LAYER_HEIGHT: 0.2\n; FEATURE: Outer wall\n; LINE_WIDTH: 0.45",
      ["outer-wall"],
    ],
    ["Cura", ";LAYER:0\n;TYPE:WALL-OUTER\n;WIDTH:0.45\n;HEIGHT:0.2", ["outer-wall"]],
    [
      "Simplify3D",
      "; layer 1, Z = 0.200\n; feature outer perimeter\n; tool H0.200 W0.450",
      ["outer-wall"],
    ],
    ["Kiri:Moto", ";; --- layer 0 (0.200 @ 0.200) ---\n; feature sparse infill", ["sparse-infill"]],
  ])("reads layer, feature and bead of %s", (slicer, text, roles) => {
    const motion = read(`M83\nG1 X5 E1\n${text}\nG1 X10 Z0.2 E1\n`);
    expect([...motion.layer]).toEqual([-1, 0]);
    expect([...motion.layerZ]).toEqual([0.2]);
    expect(PATH_ROLES[motion.role[1]!]).toBe(roles[0]);
    expect(motion.widths[0]).toBe(0);
    if (slicer === "Kiri:Moto") return;
    expect(motion.widths[1]).toBeCloseTo(0.45, 6);
    expect(motion.heights[1]).toBeCloseTo(0.2, 6);
  });

  it("takes factors of feed and flow, and filament told by its volume", () => {
    const motion = read(
      "M83\nM220 S100 B\nM220 S50\nM221 S90\nG1 X10 E1 F6000\nM220 R\nM221 S100\nG1 X20 E1\nM200 D2\nG1 X30 E3.14159265\n",
    );
    expect([...motion.feed]).toEqual([50, 100, 100]);
    expect(motion.extrude[0]).toBeCloseTo(0.9, 12);
    expect(motion.extrude[1]).toBe(1);
    expect(motion.extrude[2]).toBeCloseTo(1, 8);
  });

  it("pulls back by the machine's own lengths where a file leaves it to the machine", () => {
    const motion = read(
      "M82\nM207 S1.5 F2400 Z0.4\nG1 X10 E5 F600\nG10\nG10\nG1 X20\nG11\nG1 X30 E6\n",
    );
    expect([...motion.extrude]).toEqual([5, -1.5, 0, 0, 0, 1.5, 1]);
    expect([...motion.feed]).toEqual([10, 40, 40, 10, 40, 40, 10]);
    expect([1, 2, 3, 4, 5].map((i) => at(motion, i)[2])).toEqual([0, 0.4, 0.4, 0, 0]);
    // With P it sets the temperature of a tool.
    expect(read("G10 P0 S200 R150\nM116\nG1 X1\n")).toMatchObject({ count: 1, waited: { 0: 1 } });
  });

  it("goes round again for each further turn of an arc", () => {
    const motion = read("G1 X10 Y0\nG3 I-10 J0 P2\n");
    let length = 0;
    for (let i = 1; i < motion.count; i++) {
      const [a, b] = [at(motion, i - 1), at(motion, i)];
      length += Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!);
    }
    expect(length / (60 * Math.PI)).toBeCloseTo(1, 3);
  });

  it("does not take a spiral for thousands of layers", () => {
    const turn = Array.from({ length: 100 }, (_, i) => `G1 X${i % 2} Z${0.2 + i / 100} E1`);
    expect(read(`M83\nG1 X1 Z0.2 E1\n${turn.join("\n")}`).layerZ.length).toBeLessThan(22);
  });

  it("takes chunks that end anywhere, line numbers, checksums and remarks in brackets", () => {
    const text = "N1 G1 X10 (there) F600*71\nN2 G1 Y5*33 ; up\ng1 z3\n";
    for (let cut = 0; cut <= text.length; cut++)
      expect(at(read([text.slice(0, cut), text.slice(cut)]), 2)).toEqual([10, 5, 3]);
  });

  it("reads bytes as it reads text, whatever the pieces", () => {
    const text = `;TYPE:Perimeter\nM83\nG1 X1.25 Y-2 E.5 ; é\n;${"x".repeat(400_000)}\nG1 X2\n`;
    const bytes = new TextEncoder().encode(text);
    const whole = read(text);
    expect(whole.count).toBe(2);
    expect(at(whole, 1)).toEqual([2, -2, 0]);
    for (const size of [1000, 65_536, 100_001]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(read(new Set(pieces))).toEqual(whole);
    }
    expect(read(bytes)).toEqual(whole);
  });

  it("knows the words of other firmware", () => {
    const motion = read(
      [
        "SET_VELOCITY_LIMIT ACCEL=3000 SQUARE_CORNER_VELOCITY=5",
        "SET_PRESSURE_ADVANCE ADVANCE=0.04",
        "M572 D0 S0.03",
        "M566 X600 Y600",
        'M862.3 P "MK3S"',
        "M486 S-1",
        "M0 Click to go on",
        "T1",
        "Tx",
        "G1 X1",
      ].join("\n"),
    );
    expect(motion.unknown).toEqual([]);
  });

  it("collects what it does not know, with the line", () => {
    const motion = read("G1 X1\nG123 X4\nM117 printing\nHELLO\nG1 X--3\n");
    expect(motion.unknown.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  it.each(["", "; nothing\n", "solid part\nfacet\n", "\0\u0001\u0002"])(
    "says that %j is no G-code",
    (text) => {
      const result = readGcode(text);
      expect(result.problems.map((p) => p.code)).toEqual(["gcode.not-gcode"]);
    },
  );

  it("never throws nor hangs on garbage", () => {
    const word = fc.tuple(fc.constantFrom(..."GMXYZEFIJRSTN;(*"), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 40 }), (lines) => {
        const text = lines.map((line) => line.map(([a, b]) => a + b).join(" ")).join("\n");
        const result = readGcode(`G1 X1\n${text}`);
        expect(result.ok).toBe(true);
        if (result.ok) expect(result.value.to.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
