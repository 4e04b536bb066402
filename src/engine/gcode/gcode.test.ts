import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { PRINTERS } from "../machines/printers.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { createClipper } from "../slicing/clipper.ts";
import { PATH_ROLES, type Plan } from "../slicing/plan.ts";
import { slice } from "../slicing/slice.ts";
import { box, prism, squareWithHole, together } from "../slicing/test-parts.ts";
import type { GcodeFile, Motion } from "./gcode-types.ts";
import { plannedOf } from "./planned.ts";
import { readGcode } from "./read.ts";
import { printTime } from "./time.ts";
import { verifyGcode } from "./verify.ts";
import { writeGcode } from "./write.ts";

const clipper = await createClipper({});

interface Made {
  readonly profile: PrintProfile;
  readonly plan: Plan;
  readonly file: GcodeFile;
  readonly text: string;
  readonly motion: Motion;
}

function make(mesh: Mesh, request: ProfileRequest = {}): Made {
  const profile = resolveProfile(request);
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const plan = slice(mesh, profile.value, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const file = writeGcode(plan.value, profile.value, quietCtx());
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const { gcode, motion } = file.value;
  return {
    profile: profile.value,
    plan: plan.value,
    file: gcode,
    text: gcode.chunks.map((chunk) => new TextDecoder().decode(chunk)).join(""),
    motion,
  };
}

const cube = box([0, 0, 0], [20, 20, 6]);
const towers = together(box([0, 0, 0], [10, 10, 4]), box([40, 0, 0], [50, 10, 4]));
const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
const lengthOf = ({ to }: Motion, i: number): number =>
  Math.hypot(to[3 * i]! - to[3 * i - 3]!, to[3 * i + 1]! - to[3 * i - 2]!);
const read = (text: string): Motion => {
  const motion = readGcode(text);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  return motion.value;
};
const verdicts = (made: Made, motion = made.motion): Record<string, string> =>
  Object.fromEntries(
    verifyGcode(motion, made.profile, plannedOf(made.plan)).map(({ id, verdict }) => [id, verdict]),
  );

describe("ways to write the same print", () => {
  const plain = make(squareWithHole(30, 12, 5));
  const ways: Record<string, Record<string, string | number | boolean>> = {
    "absolute filament": { relative_extrusion: false },
    "wipe and hop": { wipe_length: 2, z_hop: 0.4 },
    "no wish to comment": { gcode_comments: false },
    arcs: { arc_fitting: true },
    "own accelerations": { outer_wall_acceleration: 500, infill_acceleration: 2000 },
    "names for objects": { object_labels: true, pressure_advance: 0.03 },
    klipper: { gcode_flavour: "klipper", object_labels: true, pressure_advance: 0.03 },
    reprapfirmware: { gcode_flavour: "reprapfirmware", object_labels: true },
    prusa: { gcode_flavour: "prusa", object_labels: true, infill_acceleration: 900 },
  };
  it.each(Object.entries(ways))("%s: proved, and the same plastic", (_, set) => {
    const made = make(squareWithHole(30, 12, 5), { set });
    expect(Object.values(verdicts(made))).not.toContain("fail");
    const pushed = ({ motion }: Made): number =>
      sum(
        motion.extrude.filter((e, i) => e > 0 && motion.layer[i]! >= 0 && lengthOf(motion, i) > 0),
      );
    expect(pushed(made) / pushed(plain)).toBeCloseTo(1, 3);
    expect(made.file.summary.filament_mm / plain.file.summary.filament_mm).toBeCloseTo(1, 3);
  });
  it("with arcs is much shorter", () => {
    const round = make(squareWithHole(30, 12, 5), { set: { arc_fitting: true } });
    expect(round.text.match(/^G[23] /gm)!.length).toBeGreaterThan(20);
    expect(round.text.length).toBeLessThan(0.9 * plain.text.length);
  });
  it("says where the object begins and ends on every layer", () => {
    const { text, plan } = make(cube, { set: { gcode_flavour: "klipper", object_labels: true } });
    expect(text.match(/^EXCLUDE_OBJECT_START/gm)).toHaveLength(plan.layers.length);
    expect(text.match(/^EXCLUDE_OBJECT_END/gm)).toHaveLength(plan.layers.length);
  });
});

describe("a vase", () => {
  const made = make(cube, { set: { spiral_vase: true, bottom_layers: 3, skirt_loops: 0 } });
  const { motion } = made;
  const spiral = Array.from(motion.layer.keys()).filter(
    (i) => motion.layer[i]! >= 3 && lengthOf(motion, i) > 0,
  );

  it("rises without a seam, a stop or a retraction once its bottom is laid", () => {
    expect(Object.values(verdicts(made))).not.toContain("fail");
    let z = 0.6;
    for (const i of spiral.slice(1, -1)) {
      expect(motion.extrude[i]).toBeGreaterThanOrEqual(0);
      expect(motion.to[3 * i + 2]! - z).toBeGreaterThan(-0.0011);
      expect(motion.to[3 * i + 2]! - z).toBeLessThan(0.2);
      z = motion.to[3 * i + 2]!;
    }
    expect(z).toBeCloseTo(6, 2);
  });
  it("is one wall of the part's outline", () => {
    for (const i of spiral.slice(1, -1)) {
      const x = Math.abs(motion.to[3 * i]! - 125);
      const y = Math.abs(motion.to[3 * i + 1]! - 105);
      expect(Math.max(x, y)).toBeCloseTo(10 - 0.225, 2);
    }
  });
});

describe("a vase without a bottom", () => {
  it.each(["0.2", "0.13"])("begins flat on the bed, layers of %s", (layer_height) => {
    const set = { spiral_vase: true, bottom_layers: 0, skirt_loops: 0, layer_height };
    const made = make(box([0, 0, 0], [8, 8, 1]), { set });
    expect(Object.values(verdicts(made))).not.toContain("fail");
    const { motion } = made;
    for (let i = 0; i < motion.count; i++)
      if (motion.layer[i] === 0 && lengthOf(motion, i) > 0)
        expect(motion.to[3 * i + 2]).toBeGreaterThan(0.19);
  });
  it("goes on through what is too narrow for a whole bead", () => {
    const wedge = prism(
      [
        [0, 0],
        [20, -3],
        [20, 3],
      ],
      0,
      3,
    );
    const made = make(wedge, { set: { spiral_vase: true, bottom_layers: 1, skirt_loops: 0 } });
    expect(made.plan.layers.slice(1).every(({ spiral }) => spiral)).toBe(true);
    expect(Object.values(verdicts(made))).not.toContain("fail");
  });
});

describe("what is written", () => {
  it.each(PRINTERS.flatMap((printer) => ["pla", "petg"].map((filament) => [printer.id, filament])))(
    "proves itself on %s with %s",
    (printer, filament) => {
      const made = make(squareWithHole(30, 12, 5), { printer: printer!, filament: filament! });
      for (const finding of verifyGcode(made.motion, made.profile, plannedOf(made.plan)))
        expect(finding).toMatchObject({ verdict: "pass" });
    },
  );

  it("goes along the planned paths and nowhere else while it lays plastic", () => {
    const { motion, plan } = make(cube);
    let planned = 0;
    for (const { starts, points } of plan.layers)
      for (let i = 0; i + 1 < starts.length; i++)
        for (let k = 2 * starts[i]! + 2; k < 2 * starts[i + 1]!; k += 2)
          planned += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
    let laid = 0;
    for (let i = 1; i < motion.count; i++)
      if (motion.extrude[i]! > 0 && motion.layer[i]! >= 0) laid += lengthOf(motion, i);
    expect(laid / planned).toBeCloseTo(1, 4);
  });

  it("pushes the planned volume of each role, and the summary says so", () => {
    const { motion, plan, file } = make(cube, { set: { skirt_loops: 0 } });
    const area = (Math.PI * 1.75 ** 2) / 4;
    const byRole = new Float64Array(PATH_ROLES.length);
    for (let i = 1; i < motion.count; i++)
      if (motion.layer[i]! >= 0 && lengthOf(motion, i) > 0)
        byRole[motion.role[i]!]! += motion.extrude[i]! * area;
    for (const role of ["outer-wall", "inner-wall", "top-skin", "sparse-infill"] as const) {
      const at = PATH_ROLES.indexOf(role);
      expect(byRole[at]! / plan.volumes[at]!).toBeCloseTo(1, 3);
    }
    expect(file.summary.volume_mm3 / sum(plan.volumes)).toBeCloseTo(1, 4);
    expect(file.summary.filament_mm * area).toBeCloseTo(file.summary.volume_mm3, 6);
    expect(file.summary.mass_g).toBeCloseTo((file.summary.volume_mm3 * 1.24) / 1000, 9);
  });

  it("pulls back as often as it pushes again, and only on ways over open air", () => {
    const inside = make(cube, { set: { skirt_loops: 0 } });
    expect(inside.file.summary.retractions).toBeLessThanOrEqual(inside.plan.layers.length / 4);
    const apart = make(towers, { set: { skirt_loops: 0 } });
    // From one tower to the other on each layer, and at the end.
    expect(apart.file.summary.retractions).toBeGreaterThanOrEqual(apart.plan.layers.length);
    expect(apart.file.summary.retractions).toBeLessThanOrEqual(apart.plan.layers.length + 5);
    const { motion } = apart;
    const still = [...motion.extrude].filter((_, i) => i > 0 && lengthOf(motion, i) === 0);
    // The last pull, before the end, is not pushed again.
    const pushed = sum(still.filter((e) => e > 0));
    expect(pushed).toBeCloseTo(-sum(still.filter((e) => e < 0)) - 0.7, 6);
    for (let i = 1; i < motion.count; i++)
      if (motion.extrude[i]! < 0) expect(lengthOf(motion, i)).toBe(0);
  });

  it("makes no long way over open air without pulling back", () => {
    const { motion } = make(towers);
    let back = 0;
    for (let i = 1; i < motion.count; i++) {
      if (lengthOf(motion, i) === 0) back += motion.extrude[i]!;
      else if (motion.extrude[i] === 0 && motion.layer[i]! >= 0 && lengthOf(motion, i) > 15)
        expect(back).toBeLessThan(-0.5);
    }
  });

  it("gives each layer its time to set, but no speed under the least", () => {
    const made = make(box([0, 0, 0], [12, 12, 4]), { set: { min_layer_time: 12, min_speed: 5 } });
    const { layerTimes_s } = made.file.summary;
    for (const time of layerTimes_s) expect(time).toBeGreaterThan(11.9);
    const slow = make(box([0, 0, 0], [5, 5, 2]), { set: { min_layer_time: 60, min_speed: 15 } });
    for (let i = 1; i < slow.motion.count; i++)
      if (slow.motion.extrude[i]! > 0 && slow.motion.layer[i]! >= 0 && lengthOf(slow.motion, i) > 0)
        expect(slow.motion.feed[i]!).toBeGreaterThan(14.9);
  });

  it("prints each role at its speed, the first layer slowly", () => {
    const { motion } = make(box([0, 0, 0], [60, 60, 3]), { set: { outer_wall_speed: 33 } });
    const outer = PATH_ROLES.indexOf("outer-wall");
    for (let i = 1; i < motion.count; i++) {
      if (motion.role[i] !== outer || motion.extrude[i]! <= 0 || lengthOf(motion, i) === 0)
        continue;
      expect(motion.feed[i]!).toBeCloseTo(motion.layer[i] === 0 ? 20 : 33, 1);
    }
  });

  it("keeps the fan off at first, then lets it run", () => {
    const { motion } = make(cube, { filament: "petg" });
    for (let i = 0; i < motion.count; i++) if (motion.layer[i]! < 3) expect(motion.fan[i]).toBe(0);
    expect(Math.max(...motion.fan)).toBeGreaterThan(0.25);
  });

  it("is the same every time", () => {
    expect(make(towers).text).toBe(make(towers).text);
  });

  it("never melts more than the filament allows, whatever speeds are set", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("quality-0.20", "fine-0.15", "draft-0.28"),
        fc.constantFrom("mk4", "mk3s", "ender3"),
        fc.integer({ min: 10, max: 400 }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (process, printer, infill_speed, wall_count, infill_density) => {
          const set = { infill_speed, skin_speed: infill_speed, wall_count, infill_density };
          const made = make(box([0, 0, 0], [15, 10, 2]), { printer, process, set });
          for (const [id, verdict] of Object.entries(verdicts(made)))
            expect(`${id} ${verdict}`).toBe(`${id} pass`);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("time", () => {
  it("agrees with hand calculation for one straight move", () => {
    const { limits } = PRINTERS[1]!;
    const { time_s } = printTime(read("G28\nG90\nG0 X100 F6000\n"), limits);
    // 100 mm/s at 1000 mm/s², from and to the jerk of 8 mm/s.
    const ramp = 2 * ((100 - 8) / 1000);
    const inRamps = (100 ** 2 - 8 ** 2) / 1000;
    expect(time_s).toBeCloseTo(ramp + (100 - inRamps) / 100, 6);
  });

  it("does not stop between pieces of one straight line", () => {
    const pieces = Array.from({ length: 100 }, (_, i) => `G0 X${i + 1} F6000`).join("\n");
    const { limits } = PRINTERS[1]!;
    const whole = printTime(read("G0 X100 F6000\n"), limits).time_s;
    expect(printTime(read(pieces), limits).time_s).toBeCloseTo(whole, 6);
  });
});
