import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { parseDecimal } from "../engine/foundation/units.ts";
import { type PlacedBox, supportBoxesOf } from "../engine/slicing/support-boxes.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import type { Options } from "./outcome.ts";

const SHAPE = /^(block|force):(.*)$/;

/**
 * `--support-box block|force:X,Y,Z,WIDTH,DEPTH,HEIGHT`, as often as wanted: the middle of a box in
 * the part's own place and its size, mm, with decimal points. Problem `cli.support-box`.
 */
export function supportBoxOption(given: Options): Result<Pick<SliceJob, "supportBoxes">> {
  const texts = given["support-box"];
  const boxes: PlacedBox[] = [];
  for (const item of Array.isArray(texts) ? texts : []) {
    const [, kind, list = ""] = SHAPE.exec(String(item)) ?? [];
    const numbers = list.split(",").map(parseDecimal);
    const [x, y, z, w, d, h] = numbers;
    const whole = numbers.length === 6 && numbers.every((n) => n !== undefined);
    if (!kind || !whole || !(w! > 0 && d! > 0 && h! > 0))
      return fail(problem("cli.support-box", { value: String(item) }));
    boxes.push({ kind: kind as PlacedBox["kind"], centre: [x!, y!, z!], size: [w!, d!, h!] });
  }
  return ok(boxes.length > 0 ? { supportBoxes: supportBoxesOf(boxes) } : {});
}
