import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { NO_POLYS, type Polys } from "../kernel/polys.ts";
import { bridgeAngle } from "./bridge-angle.ts";
import { box, circle, hole, polys, turned } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

/** Angle between two directions, degrees, 0 to 90. */
function apart(a: number | undefined, b: number): number {
  if (a === undefined) return Number.NaN;
  const d = Math.abs(((((a - b) * 180) / Math.PI) % 180) + 180) % 180;
  return Math.min(d, 180 - d);
}

const TURNS = [0, 0.1, 0.5, 1, Math.PI / 2, 2.2, 3];

/** A piece between two posts, 10 deep, that reaches onto them by a bead. */
const piece = polys(box(4.5, 0.4, 45.5, 9.6));
const posts = polys(box(0, 0, 5, 10), box(45, 0, 50, 10));

describe("bridge direction", () => {
  it("runs straight across from post to post, however the part is turned", () => {
    for (const turn of TURNS) {
      const found = bridgeAngle(kernel, turned(piece, turn, 1), turned(posts, turn, 1));
      expect(apart(found, turn), `${turn}`).toBeLessThan(0.1);
    }
  });

  it("lies along the sides where the posts are askew and the lines would else end in the air", () => {
    const slanted = polys([
      [0, 0],
      [30, 0],
      [45, 15],
      [15, 15],
    ]);
    // Long free sides along x, posts along the slanted ends.
    const below = polys(
      [
        [-5, -0.5],
        [1, -0.5],
        [17, 15.5],
        [-5, 15.5],
      ],
      [
        [29, -0.5],
        [50, -0.5],
        [50, 15.5],
        [45, 15.5],
      ],
    );
    for (const turn of TURNS)
      expect(
        apart(bridgeAngle(kernel, turned(slanted, turn, 1), turned(below, turn, 1)), turn),
      ).toBeLessThan(0.1);
  });

  it("takes the short way over a window held all round", () => {
    const window = polys(box(0, 0, 30, 12));
    const wall = polys(box(-5, -5, 35, 17), hole(box(0.5, 0.5, 29.5, 11.5)));
    for (const turn of TURNS)
      expect(
        apart(
          bridgeAngle(kernel, turned(window, turn, 1), turned(wall, turn, 1)),
          turn + Math.PI / 2,
        ),
      ).toBeLessThan(0.1);
  });

  it("goes between the two sides of a ring with a side missing", () => {
    const lid = polys(box(0, 0, 20, 30));
    // Open at the top: walls left, right and below.
    const walls = polys([
      [-5, -5],
      [25, -5],
      [25, 35],
      [19.5, 35],
      [19.5, 0.5],
      [0.5, 0.5],
      [0.5, 35],
      [-5, 35],
    ]);
    for (const turn of TURNS)
      expect(
        apart(bridgeAngle(kernel, turned(lid, turn, 1), turned(walls, turn, 1)), turn),
      ).toBeLessThan(0.1);
  });

  it("finds a way over a round hole, and over one in a hub", () => {
    const disc = polys(circle(0, 0, 10));
    const ring = polys(circle(0, 0, 15), hole(circle(0, 0, 9.5)));
    expect(bridgeAngle(kernel, disc, ring)).toBeDefined();
    const withHub = polys(circle(0, 0, 15), hole(circle(0, 0, 9.5)), circle(0, 0, 3));
    expect(bridgeAngle(kernel, disc, withHub)).toBeDefined();
  });

  it("is none for an overhang, a small place, nothing below, or nothing bare", () => {
    const ledge = polys(box(0, 0, 20, 8));
    const oneSide = polys(box(-5, -5, 25, 0.5));
    for (const turn of TURNS)
      expect(bridgeAngle(kernel, turned(ledge, turn, 1), turned(oneSide, turn, 1))).toBeUndefined();
    const aThirdOfTheOther = polys(box(-5, -5, 25, 0.5), box(0, 7.5, 6, 12));
    expect(bridgeAngle(kernel, ledge, aThirdOfTheOther)).toBeUndefined();
    const island: Polys = polys(box(9, 3, 11, 5));
    expect(bridgeAngle(kernel, ledge, island)).toBeUndefined();
    expect(bridgeAngle(kernel, polys(box(0, 0, 1, 1)), oneSide)).toBeUndefined();
    expect(bridgeAngle(kernel, ledge, NO_POLYS)).toBeUndefined();
    expect(bridgeAngle(kernel, ledge, polys(box(-9, -9, 90, 90)))).toBeUndefined();
  });
});
