import type { Ctx } from "../foundation/context.ts";
import { problem, type Problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { MAX_TRIANGLES, type RawMesh } from "./import-types.ts";
import { IndexList, NumberList } from "./mesh/growing.ts";
import { splitFace } from "./mesh/split-face.ts";
import { lineReader } from "./text/line-reader.ts";

const BREATH = 1 << 16;

/**
 * Wavefront OBJ: `v` and `f` lines (indices absolute or from the end, `v/vt/vn` accepted);
 * polygons are cut into triangles; every other statement is left aside. Problems carry the line.
 */
export function readObj(bytes: Uint8Array, name: string, ctx: Ctx): Result<RawMesh> {
  const lines = lineReader(bytes, true);
  const positions = new NumberList();
  const triangles = new IndexList();
  const bad = (
    code: string,
    params: Record<string, string | number>,
  ): { ok: false; problems: Problem[] } =>
    fail(
      problem(
        code,
        { name, line: lines.line(), ...params },
        { kind: "file", name, offset: lines.offset() },
      ),
    );
  for (let words = lines.next(); words; words = lines.next()) {
    if (lines.line() % BREATH === 0) {
      if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
      ctx.progress((0.6 * lines.offset()) / bytes.length, "read");
    }
    if (words[0] === "v") {
      const [x = NaN, y = NaN, z = NaN] = words.slice(1, 4).map(Number);
      if (!Number.isFinite(x + y + z))
        return bad("interchange.not-finite", { triangle: triangles.length / 3 + 1 });
      positions.push3(x, y, z);
    } else if (words[0] === "f") {
      const loop = words.slice(1).map((word) => cornerOf(word, positions.length / 3));
      const wrong = loop.indexOf(undefined);
      if (wrong >= 0)
        return bad("interchange.bad-index", { index: (words[wrong + 1] ?? "").slice(0, 20) });
      if (loop.length < 3) return bad("interchange.syntax", { text: words.join(" ").slice(0, 60) });
      const corners = loop as number[];
      const split = splitFace(corners, (v) => positions.point(v));
      const corner = (k: number): number => corners[split[k] as number] as number;
      for (let i = 0; i < split.length; i += 3)
        triangles.push3(corner(i), corner(i + 1), corner(i + 2));
      if (triangles.length / 3 > MAX_TRIANGLES)
        return bad("interchange.too-many-triangles", {
          count: MAX_TRIANGLES + 1,
          max: MAX_TRIANGLES,
        });
    }
  }
  if (positions.length === 0)
    return fail(problem("interchange.not-a-model", { name }, { kind: "file", name, offset: 0 }));
  const mesh = { positions: positions.finish(), triangles: triangles.finish() };
  return ok({ mesh, format: "obj", degenerate: 0 });
}

/** The corner that a face's word names, from 0; `undefined` where there is none. */
function cornerOf(word: string, count: number): number | undefined {
  const index = Number(word.split("/", 1)[0]);
  const corner = index < 0 ? count + index : index - 1;
  return Number.isInteger(index) && corner >= 0 && corner < count ? corner : undefined;
}
