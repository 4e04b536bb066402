import { PATH_ROLES, type PlanLayer } from "../../slicing/plan.ts";
import type { BedObject } from "../../slicing/slice-job.ts";
import type { NamedObject } from "./dialect.ts";

/** The name under which the firmware knows the part where there is no other. */
export const OBJECT = "part";

/** Objects whose paths are told apart; nothing where there are not several. */
export type Objects = readonly BedObject[] | undefined;

export const several = (objects: Objects): Objects =>
  objects && objects.length > 1 ? objects : undefined;

/** What the lines hang on: which object is where. */
export const objectsKey = (objects: Objects): string =>
  several(objects)
    ?.map(({ outline }) => boxOf(outline).join(" "))
    .join(";") ?? "";

/** The object that a path of a layer belongs to, -1 for what carries or surrounds several. */
export type ObjectFinder = (layer: PlanLayer, path: number) => number;

/**
 * The rectangles round the outlines of objects do not meet, so a path belongs to the one that it
 * begins in, and what lies round an object (brim, support) to the nearest.
 */
export function objectFinder(objects: Objects): ObjectFinder | undefined {
  const boxes = several(objects)?.map(({ outline }) => boxOf(outline));
  if (!boxes) return undefined;
  const away = (i: number, x: number, y: number): number => {
    const [x0, y0, x1, y1] = boxes[i]!;
    return Math.hypot(Math.max(0, x0 - x, x - x1), Math.max(0, y0 - y, y - y1));
  };
  let last = 0;
  return ({ roles, points, starts }, path) => {
    const role = PATH_ROLES[roles[path]!];
    if (role === "skirt" || role === "raft") return -1;
    const at = 2 * starts[path]!;
    const [x, y] = [points[at]!, points[at + 1]!];
    let least = away(last, x, y);
    for (let i = 0; i < boxes.length && least > 0; i++) {
      const far = away(i, x, y);
      if (far < least) [least, last] = [far, i];
    }
    return last;
  };
}

/** The objects as the head of the file tells them; the only one stands on the middle of the bed. */
export function namedObjects(
  objects: Objects,
  bed: { readonly width: number; readonly depth: number },
): readonly NamedObject[] {
  const told = several(objects);
  if (!told) return [{ name: OBJECT, centre: [bed.width / 2, bed.depth / 2] }];
  return told.map(({ name, outline }) => {
    const [x0, y0, x1, y1] = boxOf(outline);
    return { name, outline, centre: [(x0 + x1) / 2, (y0 + y1) / 2] };
  });
}

function boxOf(outline: Float64Array): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < outline.length; i += 2) {
    x0 = Math.min(x0, outline[i]!);
    x1 = Math.max(x1, outline[i]!);
    y0 = Math.min(y0, outline[i + 1]!);
    y1 = Math.max(y1, outline[i + 1]!);
  }
  return [x0, y0, x1, y1];
}
