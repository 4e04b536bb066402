import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { createClipper } from "../slicing/clipper.ts";
import { PATH_ROLES, type Plan } from "../slicing/plan.ts";
import { slice } from "../slicing/slice.ts";
import { squareWithHole } from "../slicing/test-parts.ts";
import type { FinishedGcode } from "./finish.ts";
import { type PathFigures, pathEnds, pathFigures } from "./path-figures.ts";
import { writeGcode } from "./write.ts";

const clipper = await createClipper({});

function made(set: Record<string, string | number | boolean> = {}) {
  const profile = resolveProfile({ set: { min_layer_time: 0, infill_density: 0.2, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const plan = slice(squareWithHole(30, 12, 3), profile.value, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const done = writeGcode(plan.value, profile.value, quietCtx());
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  const { motion, time } = done.value;
  const ends = pathEnds(plan.value);
  return {
    plan: plan.value,
    file: done.value,
    figures: pathFigures(motion, time.moveTimes_s, ends, profile.value.filament.diameter),
  };
}

/** The figures of a role's paths above the first layer. */
function ofRole(plan: Plan, figures: PathFigures, role: string, values: Float32Array): number[] {
  return plan.layers.flatMap(({ roles }, layer) =>
    layer === 0
      ? []
      : [...roles].flatMap((each, path) =>
          PATH_ROLES[each] === role ? [values[figures.layers[layer]! + path]!] : [],
        ),
  );
}
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);
/** Seconds of all beads but the priming line, which belongs to no path. */
const laying = ({ motion, time }: FinishedGcode) =>
  sum(
    time.moveTimes_s.filter((_, i) => {
      const stays = [0, 1].every((axis) => motion.to[3 * i + axis] === motion.to[3 * i + axis - 3]);
      return motion.layer[i]! >= 0 && motion.extrude[i]! > 0 && !stays;
    }),
  );

describe("figures of the paths, from the finished file", () => {
  it.each([
    ["lines", {}],
    ["arcs", { arc_fitting: true }],
    ["wipes and hops", { wipe_length: 2, z_hop: 0.4 }],
    ["absolute extrusion, no comments", { relative_extrusion: false, gcode_comments: false }],
  ])("finds every path: %s", (_, set) => {
    const { plan, file, figures } = made({ outer_wall_speed: 23, infill_speed: 77, ...set });
    expect(figures.feeds.length).toBe(sum(plan.layers.map(({ roles }) => roles.length)));
    for (const feed of figures.feeds) expect(feed).toBeGreaterThan(0);
    const walls = ofRole(plan, figures, "outer-wall", figures.feeds);
    expect(walls.length).toBeGreaterThan(4);
    for (const feed of walls) expect(feed).toBeCloseTo(23, 3);
    const infill = ofRole(plan, figures, "sparse-infill", figures.feeds);
    expect(infill.length).toBeGreaterThan(0);
    for (const feed of infill) expect(feed).toBeCloseTo(77, 3);
    // Nothing is counted twice or left out: the paths take as long as the file's beads.
    expect(sum(figures.times) / laying(file)).toBeCloseTo(1, 3);
  });

  it("tells the fan and the plastic for each second", () => {
    const { plan, figures } = made({ fan_min: 0.4, fan_max: 0.4, fan_ramp_layers: 1 });
    const fans = ofRole(plan, figures, "outer-wall", figures.fans);
    for (const fan of fans) expect(fan).toBeCloseTo(0.4, 2);
    expect(figures.fans[0]).toBe(0);
    const flow = ofRole(plan, figures, "outer-wall", figures.flows)[0] ?? 0;
    // About 0.45 mm wide, 0.2 mm high, 40 mm/s.
    expect(flow).toBeGreaterThan(2.5);
    expect(flow).toBeLessThan(4);
  });
});
