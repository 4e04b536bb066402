import type { Ctx } from "../../foundation/context.ts";
import { problem, warning } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import { MAX_TRIANGLES, type RawMesh } from "../import-types.ts";
import { IndexList } from "../mesh/growing.ts";
import { Welder } from "../mesh/welder.ts";

const HEADER = 84;
const RECORD = 50;
const BREATH = 1 << 16;

/**
 * Binary STL: 80 bytes of header, a count, then per triangle a normal (ignored: the order of the
 * corners says it), three corners as little-endian float32 and two bytes of attribute.
 * A file that is cut short, or whose count is nonsense, is refused rather than guessed at.
 */
export function readBinaryStl(bytes: Uint8Array, name: string, ctx: Ctx): Result<RawMesh> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(80, true);
  const whole = Math.floor((bytes.length - HEADER) / RECORD);
  const at = (offset: number) => ({ kind: "file", name, offset }) as const;
  if (count > whole) {
    if (!plausible(view, whole)) return fail(problem("interchange.not-a-model", { name }, at(0)));
    return fail(
      problem("interchange.truncated", { name, expected: count, found: whole }, at(bytes.length)),
    );
  }
  if (count === 0) return fail(problem("interchange.no-triangles", { name }, at(80)));
  if (count > MAX_TRIANGLES)
    return fail(problem("interchange.too-many-triangles", { name, count, max: MAX_TRIANGLES }));
  const welder = new Welder();
  const corners = new Uint32Array(3);
  const triangles = new IndexList();
  let degenerate = 0;
  for (let t = 0; t < count; t++) {
    if (t % BREATH === 0) {
      if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
      ctx.progress((0.6 * t) / count, "read");
    }
    for (let k = 0; k < 3; k++) {
      const offset = HEADER + RECORD * t + 12 * (k + 1);
      const x = view.getFloat32(offset, true);
      const y = view.getFloat32(offset + 4, true);
      const z = view.getFloat32(offset + 8, true);
      if (!Number.isFinite(x + y + z))
        return fail(
          problem("interchange.not-finite", { name, triangle: t + 1, line: 0 }, at(offset)),
        );
      corners[k] = welder.add(x, y, z);
    }
    const [a, b, c] = corners as unknown as readonly [number, number, number];
    if (a === b || b === c || c === a) degenerate++;
    else triangles.push3(a, b, c);
  }
  const rest = bytes.length - HEADER - RECORD * count;
  const problems =
    rest > 0
      ? [warning("interchange.trailing-bytes", { name, bytes: rest }, at(bytes.length - rest))]
      : [];
  const mesh = { positions: welder.finish(), triangles: triangles.finish() };
  return ok({ mesh, format: "stl-binary", degenerate }, problems);
}

/** Whether the first triangles hold lengths that a part could have: tells a cut file from noise. */
function plausible(view: DataView, whole: number): boolean {
  for (let t = 0; t < Math.min(whole, 8); t++)
    for (let k = 0; k < 12; k++) {
      const size = Math.abs(view.getFloat32(HEADER + RECORD * t + 4 * k, true));
      if (!(size === 0 || (size > 1e-30 && size < 1e7))) return false;
    }
  return whole > 0;
}
