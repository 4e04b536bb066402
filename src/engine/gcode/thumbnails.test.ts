import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { createClipper } from "../slicing/clipper.ts";
import { joinShares } from "../slicing/join-shares.ts";
import { createSlicer } from "../slicing/slicer.ts";
import { box, together } from "../slicing/test-parts.ts";
import { type FinishedGcode, finishGcode } from "./finish.ts";
import { plannedOf } from "./planned.ts";
import { readGcode } from "./read.ts";
import { sliceAndWrite } from "./slice-and-write.ts";
import { createPictures } from "./pictures.ts";
import { thumbnails } from "./thumbnails.ts";
import { createGcodeWriter } from "./writer.ts";

const clipper = await createClipper({});

function profileOf(request: ProfileRequest): PrintProfile {
  const profile = resolveProfile(request);
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return profile.value;
}

interface Shown {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Pictures of a file, by the word that begins them, decoded the other way round than they were made. */
function picturesIn(text: string): readonly (Shown & { word: string })[] {
  const frame = /^; (thumbnail\w*) begin (\d+)x(\d+) (\d+)\n((?:; .*\n)+?); \1 end$/gm;
  return [...text.matchAll(frame)].map(([, word, width, height, length, body]) => {
    const lines = body!.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) expect(line).toHaveLength(80);
    const letters = lines.map((line) => line.slice(2)).join("");
    expect(letters).toHaveLength(Number(length));
    const bytes = Buffer.from(letters, "base64");
    expect(bytes.toString("base64")).toBe(letters);
    const shown = word === "thumbnail" ? fromPng(bytes) : fromQoi(bytes);
    expect([shown.width, shown.height]).toEqual([Number(width), Number(height)]);
    return { word: word!, ...shown };
  });
}

function fromPng(bytes: Buffer): Shown {
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const raw = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const rows = Array.from({ length: height }, (_, y) => {
    expect(raw[y * (4 * width + 1)]).toBe(0);
    return raw.subarray(y * (4 * width + 1) + 1, (y + 1) * (4 * width + 1));
  });
  return { width, height, rgba: Uint8Array.from(Buffer.concat(rows)) };
}

/** After the format's description, step by step, without speed in mind. */
function fromQoi(bytes: Buffer): Shown {
  expect(bytes.subarray(0, 4).toString()).toBe("qoif");
  expect(bytes.subarray(-8).toString("hex")).toBe("0000000000000001");
  const [width, height] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8)];
  const rgba = new Uint8Array(4 * width * height);
  const seen = Array.from({ length: 64 }, () => [0, 0, 0, 0]);
  let [r, g, b, a] = [0, 0, 0, 255];
  let at = 14;
  for (let i = 0; i < rgba.length; ) {
    const tag = bytes[at++]!;
    let run = 1;
    if (tag === 0xff || tag === 0xfe) {
      [r, g, b] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!];
      at += 3;
      if (tag === 0xff) a = bytes[at++]!;
    } else if (tag >> 6 === 0) [r, g, b, a] = seen[tag] as [number, number, number, number];
    else if (tag >> 6 === 1)
      [r, g, b] = [r + ((tag >> 4) & 3) - 2, g + ((tag >> 2) & 3) - 2, b + (tag & 3) - 2];
    else if (tag >> 6 === 2) {
      const green = (tag & 63) - 32;
      const next = bytes[at++]!;
      [r, g, b] = [r + green + (next >> 4) - 8, g + green, b + green + (next & 15) - 8];
    } else run = (tag & 63) + 1;
    [r, g, b] = [r & 255, g & 255, b & 255];
    seen[(r * 3 + g * 5 + b * 7 + a * 11) & 63] = [r, g, b, a];
    for (; run > 0; run--, i += 4) rgba.set([r, g, b, a], i);
  }
  expect(at).toBe(bytes.length - 8);
  return { width, height, rgba };
}

const drawn = (mesh: Mesh, request: ProfileRequest) =>
  picturesIn(
    thumbnails(mesh, profileOf(request))
      .map((lines) => Buffer.from(lines).toString("latin1"))
      .join(""),
  );
const pixel = ({ width, rgba }: Shown, x: number, y: number): number[] => [
  ...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];
const light = (shown: Shown, x: number, y: number): number => pixel(shown, x, y)[0]!;

const cube = box([0, 0, 0], [20, 20, 20]);

describe("pictures for the printer's screen", () => {
  it("have the printer's sizes and its format", () => {
    const sizes = (request: ProfileRequest): string[] =>
      drawn(cube, request).map(({ word, width, height }) => `${word} ${width}x${height}`);
    expect(sizes({ printer: "mk4" })).toEqual([
      "thumbnail_QOI 16x16",
      "thumbnail_QOI 313x173",
      "thumbnail_QOI 480x240",
    ]);
    expect(sizes({ printer: "voron24-300" })).toEqual(["thumbnail 64x64", "thumbnail 400x300"]);
    expect(sizes({ printer: "kobra2" })).toEqual([]);
    expect(sizes({ printer: "mk4", set: { thumbnails: false } })).toEqual([]);
  });

  it.each(["mk4", "voron24-300"])(
    "show a cube from the front, the right and above: %s",
    (printer) => {
      const shown = drawn(cube, { printer }).at(-1)!;
      const { width, height } = shown;
      const [middle, half] = [width / 2, height / 2];
      for (const [x, y] of [
        [0, 0],
        [width - 1, 0],
        [0, height - 1],
        [width - 1, height - 1],
      ] as const)
        expect(pixel(shown, x, y)).toEqual([0, 0, 0, 0]);
      const aside = Math.round(height / 5);
      const top = light(shown, middle, half - aside);
      const front = light(shown, middle - aside, half + aside);
      const right = light(shown, middle + aside, half + aside);
      expect(top).toBeGreaterThan(front + 20);
      expect(front).toBeGreaterThan(right + 20);
      expect(right).toBeGreaterThan(50);
      // Its outline is a regular hexagon, 92 % of the height.
      const covered = shown.rgba.filter((_, i) => i % 4 === 3).reduce((sum, a) => sum + a / 255, 0);
      const side = (0.92 * height) / 2;
      expect(covered / (((3 * Math.sqrt(3)) / 2) * side ** 2)).toBeCloseTo(1, 2);
    },
  );

  it("keep what stands in front, whatever the order and the turn of the faces", () => {
    const plate = box([-30, 30, 0], [30, 32, 40]);
    const block = box([-10, -10, 0], [10, 10, 40]);
    const inside: Mesh = { ...plate, triangles: Uint32Array.from(plate.triangles).reverse() };
    const pictures = [together(plate, block), together(block, plate), together(block, inside)].map(
      (mesh) => Buffer.from(drawn(mesh, { printer: "mk4" })[1]!.rgba).toString("base64"),
    );
    expect(new Set(pictures).size).toBe(1);
    const without = Buffer.from(drawn(plate, { printer: "mk4" })[1]!.rgba).toString("base64");
    expect(pictures[0]).not.toBe(without);
  });

  it("have no cracks inside of a face", () => {
    for (const long of [20, 20.3, 21.1, 22.7, 23.9, 37.3])
      for (const printer of ["mk4", "voron24-300"])
        for (const { rgba, width } of drawn(box([0, 0, 0], [long, 11, 3]), { printer })) {
          const opaque = (i: number): boolean => rgba[4 * i + 3] === 255;
          const at = Array.from({ length: rgba.length / 4 }, (_, i) => i);
          const pair = (i: number, step: number): boolean => opaque(i - step) && opaque(i + step);
          const cracks = at.filter((i) => !opaque(i) && (pair(i, 1) || pair(i, width)));
          expect(cracks, `${long} mm, ${printer}`).toEqual([]);
        }
  });

  it("fit, however thin the part is", () => {
    for (const part of [box([0, 0, 0], [200, 0.4, 0.4]), box([0, 0, 0], [0.4, 0.4, 150])])
      for (const { rgba } of drawn(part, { printer: "mk4" }))
        expect(rgba.some((value, i) => i % 4 === 3 && value > 0)).toBe(true);
  });
});

/** A file made by so many shares. */
function made(shares: number): FinishedGcode {
  const profile = profileOf({ printer: "mk4" });
  const mesh = box([0, 0, 0], [12, 12, 12]);
  const done = Array.from({ length: shares }, (_, index) => {
    const job = { mesh, profile, share: { index, of: shares } };
    const each = sliceAndWrite(
      createSlicer(clipper),
      createGcodeWriter(),
      job,
      quietCtx(),
      createPictures(),
    );
    if (!each.ok) throw new Error(JSON.stringify(each.problems));
    return each.value;
  });
  const plan = joinShares(done.map(({ share }) => share));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const written = done.map((share) => share.written);
  const file = finishGcode(written, plannedOf(plan.value), profile, quietCtx());
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

const textOf = ({ gcode }: FinishedGcode): string =>
  gcode.chunks.map((chunk) => Buffer.from(chunk).toString("latin1")).join("");

describe("pictures in a print file", () => {
  it("stand once before the first move, and the file is the same for any number of shares", () => {
    const text = textOf(made(1));
    expect(picturesIn(text)).toHaveLength(3);
    expect(text.lastIndexOf("; thumbnail_QOI end")).toBeLessThan(text.indexOf("\n;LAYER_CHANGE"));
    expect(textOf(made(3))).toBe(text);
  });

  it("are no orders: what is read back is the same without them", () => {
    const { motion, gcode } = made(1);
    expect(motion.unknown).toEqual([]);
    const plain = gcode.chunks.filter((chunk) => !Buffer.from(chunk).includes("; thumbnail_QOI"));
    expect(plain).toHaveLength(gcode.chunks.length - 3);
    const again = readGcode(plain);
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    expect(again.value.to).toEqual(motion.to);
    expect(again.value.filamentDiameter).toBe(motion.filamentDiameter);
  });

  it("are drawn once for a part, and stay when an answer's buffers are moved", () => {
    const pictures = createPictures();
    const profile = profileOf({ printer: "mk4" });
    const first = pictures(cube, profile);
    const kept = first.map((lines) => lines.slice());
    structuredClone(first, { transfer: first.map(({ buffer }) => buffer) });
    expect(pictures({ ...cube }, profile)).toEqual(kept);
  });
});
