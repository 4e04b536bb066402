import type { Ctx } from "../../foundation/context.ts";
import { problem, type Problem, warning } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import { MAX_TRIANGLES, type RawMesh } from "../import-types.ts";
import { IndexList } from "../mesh/growing.ts";
import { Welder } from "../mesh/welder.ts";
import { lineReader } from "../text/line-reader.ts";

const BREATH = 1 << 16;

/**
 * ASCII STL, line by line: upper or lower case, any indentation, several solids one after the
 * other. Normals are ignored. The first line that cannot be understood is the problem's place.
 */
export function readAsciiStl(bytes: Uint8Array, name: string, ctx: Ctx): Result<RawMesh> {
  const lines = lineReader(bytes);
  const welder = new Welder();
  const triangles = new IndexList();
  const corners: number[] = [];
  let degenerate = 0;
  let inSolid = false;
  let inFacet = false;
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
    const text = words.join(" ").slice(0, 60);
    switch (words[0]?.toLowerCase()) {
      case "solid":
        inSolid = true;
        break;
      case "facet":
        if (!inSolid || inFacet) return bad("interchange.syntax", { text });
        inFacet = true;
        corners.length = 0;
        break;
      case "vertex": {
        const [x = NaN, y = NaN, z = NaN] = words.slice(1, 4).map(Number);
        if (!inFacet || words.length !== 4 || corners.length === 3)
          return bad("interchange.syntax", { text });
        if (!Number.isFinite(x + y + z)) {
          const worded = words
            .slice(1)
            .some(
              (word) => !/^[+-]?(nan|inf|infinity)\b/i.test(word) && Number.isNaN(Number(word)),
            );
          if (worded) return bad("interchange.syntax", { text });
          return bad("interchange.not-finite", { triangle: triangles.length / 3 + degenerate + 1 });
        }
        corners.push(welder.add(x, y, z));
        break;
      }
      case "endfacet": {
        const [a, b, c] = corners;
        if (!inFacet || a === undefined || b === undefined || c === undefined)
          return bad("interchange.syntax", { text });
        if (a === b || b === c || c === a) degenerate++;
        else triangles.push3(a, b, c);
        if (triangles.length / 3 > MAX_TRIANGLES)
          return bad("interchange.too-many-triangles", {
            count: MAX_TRIANGLES + 1,
            max: MAX_TRIANGLES,
          });
        inFacet = false;
        break;
      }
      case "outer":
      case "endloop":
        if (!inFacet) return bad("interchange.syntax", { text });
        break;
      case "endsolid":
        if (inFacet) return bad("interchange.syntax", { text });
        inSolid = false;
        break;
      default:
        return bad("interchange.syntax", { text });
    }
  }
  if (inFacet)
    return bad("interchange.truncated", {
      expected: triangles.length / 3 + degenerate + 1,
      found: triangles.length / 3 + degenerate,
    });
  const problems = inSolid
    ? [warning("interchange.no-end", { name }, { kind: "file", name, offset: bytes.length })]
    : [];
  const mesh = { positions: welder.finish(), triangles: triangles.finish() };
  return ok({ mesh, format: "stl-ascii", degenerate }, problems);
}
