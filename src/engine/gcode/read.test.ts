import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PATH_ROLES } from "../slicing/plan.ts";
import type { Motion } from "./gcode-types.ts";
import { readGcode } from "./read.ts";

const read = (text: string | readonly string[]): Motion => {
  const motion = readGcode(text);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  return motion.value;
};
const at = ({ to }: Motion, i: number): number[] => [...to.subarray(3 * i, 3 * i + 3)];

describe("reading", () => {
  it("follows absolute and relative positions, G92 and inches", () => {
    const motion = read("G90\nG1 X10 Y5 Z1 F600\nG91\nG1 X1\nG90\nG92 X0\nG1 X2\nG20\nG1 X1\n");
    expect([0, 1, 2, 3].map((i) => at(motion, i)[0])).toEqual([10, 11, 2, 25.4]);
    expect(motion.feed[0]).toBe(10);
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

  it("takes chunks that end anywhere, line numbers, checksums and remarks in brackets", () => {
    const text = "N1 G1 X10 (there) F600*71\nN2 G1 Y5*33 ; up\ng1 z3\n";
    for (let cut = 0; cut <= text.length; cut++)
      expect(at(read([text.slice(0, cut), text.slice(cut)]), 2)).toEqual([10, 5, 3]);
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
