import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { createClipper } from "../slicing/clipper.ts";
import { joinShares } from "../slicing/join-shares.ts";
import { type OnBed, onBed } from "../slicing/on-bed.ts";
import { createSlicer } from "../slicing/slicer.ts";
import { box, squareWithHole } from "../slicing/test-parts.ts";
import { NO_TURN } from "../slicing/turn.ts";
import { finishGcode } from "./finish.ts";
import { plannedOf } from "./planned.ts";
import { sliceAndWrite } from "./slice-and-write.ts";
import { verifyGcode } from "./verify.ts";
import { createGcodeWriter, type GcodeWriter } from "./writer.ts";

const clipper = await createClipper({});

function profileOf(set: ProfileRequest["set"]): PrintProfile {
  const profile = resolveProfile({ set: { ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return profile.value;
}
function laid(profile: PrintProfile, copies: number, gap = 5): OnBed {
  const more = (name: string, mesh: Parameters<typeof onBed>[0][number]["mesh"], n: number) => ({
    name,
    mesh,
    turn: NO_TURN,
    copies: n,
  });
  const parts = [more("plate.stl", squareWithHole(20, 8, 2, 32), copies)];
  if (copies > 1) parts.push(more("block.stl", box([0, 0, 0], [10, 25, 3]), 1));
  const made = onBed(parts, gap, profile);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}
function write(bed: OnBed, profile: PrintProfile, of = 1, writer?: GcodeWriter): string {
  const shares = Array.from({ length: of }, (_, index) => {
    const job = { ...bed, profile, share: { index, of } };
    const pen = writer ?? createGcodeWriter();
    const made = sliceAndWrite(createSlicer(clipper), pen, job, quietCtx());
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.value;
  });
  const plan = joinShares(shares.map(({ share }) => share));
  if (!plan.ok) throw new Error("no plan");
  const planned = plannedOf(plan.value);
  const written = shares.map((share) => share.written);
  const done = finishGcode(written, planned, profile, quietCtx(), bed.objects);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  for (const { verdict } of verifyGcode(done.value.motion, profile, planned))
    expect(verdict).not.toBe("fail");
  return done.value.gcode.chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
}

const SETS: Record<string, Record<string, string | number | boolean>> = {
  plain: {},
  "wipe and hop": { wipe_length: 2, z_hop: 0.4 },
  brim: { brim_width: 3 },
  raft: { raft_layers: 2 },
  "absolute filament": { relative_extrusion: false },
};

describe("objects of one print", () => {
  it.each(Object.entries(SETS))("%s: each move over an object lies between its words", (_, set) => {
    const profile = profileOf({ ...set, object_labels: true, gcode_flavour: "klipper" });
    const bed = laid(profile, 3);
    const text = write(bed, profile);
    const boxes = new Map(
      bed.objects!.map(({ name, outline }) => {
        const along = (axis: number) => [...outline].filter((_v, i) => i % 2 === axis);
        const range = (v: number[]) => [Math.min(...v), Math.max(...v)] as const;
        return [name, [range(along(0)), range(along(1))] as const] as const;
      }),
    );
    expect(text.match(/^EXCLUDE_OBJECT_DEFINE .*POLYGON=\[\[/gm)).toHaveLength(4);
    // Beyond its outline an object has at most half of what lies between two.
    const beyond = 3.5 + (set["brim_width"] ? 3 : 0);
    let [x, y] = [NaN, NaN];
    let within = "";
    let outside = 0;
    let type = "";
    const open: string[] = [];
    for (const line of text.split("\n")) {
      const [, word, name = ""] = /^EXCLUDE_OBJECT_(START|END) NAME=(\S+)/.exec(line) ?? [];
      if (word === "START") {
        expect(within).toBe("");
        open.push((within = name));
      }
      if (word === "END") {
        expect(within).toBe(name);
        within = "";
      }
      if (line.startsWith(";TYPE:")) type = line.slice(6);
      const [, to] = /^G[01]( .*)/.exec(line) ?? [];
      if (to === undefined) continue;
      const moved = / [XY]/.test(to);
      x = Number(/ X([-\d.]+)/.exec(to)?.[1] ?? x);
      y = Number(/ Y([-\d.]+)/.exec(to)?.[1] ?? y);
      const pushed = Number(/ E([-\d.]+)/.exec(to)?.[1] ?? 0);
      if (!moved || type === "") continue;
      if (within === "") {
        if (pushed <= 0) continue;
        outside++;
        if (profile.settings.relative_extrusion && !set["wipe_length"])
          expect(["Skirt/Brim", "Support material"]).toContain(type);
        continue;
      }
      const [[x0, x1], [y0, y1]] = boxes.get(within)!;
      expect(x).toBeGreaterThan(x0 - beyond);
      expect(x).toBeLessThan(x1 + beyond);
      expect(y).toBeGreaterThan(y0 - beyond);
      expect(y).toBeLessThan(y1 + beyond);
    }
    expect(within).toBe("");
    expect(outside).toBeGreaterThan(0);
    expect(new Set(open)).toEqual(new Set(["plate_1", "plate_2", "plate_3", "block"]));
  });

  it.each(["marlin", "klipper", "reprapfirmware", "prusa"])(
    "%s: every one is told, begun and ended as often, and the moves are the same",
    (gcode_flavour) => {
      const profile = profileOf({ object_labels: true, gcode_flavour });
      const bed = laid(profile, 2);
      const text = write(bed, profile);
      const plain = write(bed, profileOf({ gcode_flavour }));
      const moves = (all: string) => all.match(/^G[0-3] .*/gm);
      expect(moves(text)).toEqual(moves(plain));
      expect(plain).not.toMatch(/EXCLUDE_OBJECT|M486/);
      const begun = text.match(/^(EXCLUDE_OBJECT_START|M486 S\d+( A".*")?$)/gm)!.length;
      const ended = text.match(/^(EXCLUDE_OBJECT_END|M486 S-1)/gm)!.length;
      // Prusa's firmware is told the names by the same words.
      expect(begun).toBe(gcode_flavour === "prusa" ? ended + 2 : ended);
      expect(text).toMatch(
        {
          marlin: /^M486 T3$/m,
          klipper: /^EXCLUDE_OBJECT_DEFINE NAME=plate_2 /m,
          reprapfirmware: /^M486 S2 A"block"$/m,
          prusa: /^M486 S1\nM486 Aplate_2$/m,
        }[gcode_flavour]!,
      );
    },
  );

  it("are written the same by any number of threads, and by a writer that wrote others before", () => {
    const profile = profileOf({ object_labels: true, gcode_flavour: "klipper" });
    const bed = laid(profile, 3);
    const one = write(bed, profile);
    expect(write(bed, profile, 3)).toBe(one);
    const used = createGcodeWriter();
    write(laid(profile, 3, 12), profile, 1, used);
    expect(write(bed, profile, 1, used)).toBe(one);
  });
});
