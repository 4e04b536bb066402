import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import { MAX_TRIANGLES } from "../import-types.ts";
import { type Model, type Reference, type Transform } from "./model.ts";

/** Components may nest this deep, and be used this often: more is a trap, not a part. */
const DEEPEST = 32;
const MOST_USES = 100_000;

interface Piece {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  readonly transform: Transform;
}

/** Puts the build items together in one mesh. `models` by path, `main` the one with the items. */
export function assemble(
  models: ReadonlyMap<string, Model>,
  main: string,
  name: string,
): Result<Mesh> {
  const place = { kind: "file", name } as const;
  const pieces: Piece[] = [];
  let uses = 0;
  let triangles = 0;
  const visit = (use: Reference, path: string, outer: Transform, depth: number): Result<null> => {
    const where = use.path?.replace(/^\//, "") ?? path;
    const object = models.get(where)?.objects.get(use.id);
    if (!object)
      return fail(
        problem("interchange.threemf-missing-object", { name, object: use.id.slice(0, 40) }, place),
      );
    if (depth > DEEPEST || ++uses > MOST_USES)
      return fail(problem("interchange.threemf-nested", { name, limit: DEEPEST }, place));
    if (object.type === "support" || object.type === "other") return ok(null);
    const transform = multiply(use.transform, outer);
    triangles += object.triangles.length / 3;
    if (triangles > MAX_TRIANGLES)
      return fail(
        problem(
          "interchange.too-many-triangles",
          { name, count: triangles, max: MAX_TRIANGLES },
          place,
        ),
      );
    if (object.triangles.length > 0)
      pieces.push({ positions: object.positions, triangles: object.triangles, transform });
    for (const inner of object.components) {
      const done = visit(inner, where, transform, depth + 1);
      if (!done.ok) return done;
    }
    return ok(null);
  };
  const model = models.get(main);
  for (const item of model?.items ?? []) {
    const done = visit(item, main, [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], 0);
    if (!done.ok) return done;
  }
  return ok(join(pieces));
}

function join(pieces: readonly Piece[]): Mesh {
  let corners = 0;
  let indices = 0;
  for (const piece of pieces) {
    corners += piece.positions.length;
    indices += piece.triangles.length;
  }
  const positions = new Float64Array(corners);
  const triangles = new Uint32Array(indices);
  let p = 0;
  let i = 0;
  for (const piece of pieces) {
    const first = p / 3;
    const m = piece.transform as number[];
    for (let k = 0; k < piece.positions.length; k += 3) {
      const [x = 0, y = 0, z = 0] = piece.positions.subarray(k, k + 3);
      for (let axis = 0; axis < 3; axis++)
        positions[p++] =
          x * (m[axis] as number) +
          y * (m[3 + axis] as number) +
          z * (m[6 + axis] as number) +
          (m[9 + axis] as number);
    }
    // A mirrored use would be inside out: exchange two corners.
    const mirrored = determinant(m) < 0;
    for (let k = 0; k < piece.triangles.length; k += 3) {
      const [a = 0, b = 0, c = 0] = piece.triangles.subarray(k, k + 3);
      triangles[i++] = first + a;
      triangles[i++] = first + (mirrored ? c : b);
      triangles[i++] = first + (mirrored ? b : c);
    }
  }
  return { positions, triangles };
}

/** First `a`, then `b`: rows are points (3MF core specification 1.3, §3.3). */
function multiply(a: Transform, b: Transform): Transform {
  const out: number[] = [];
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 3; column++) {
      let sum = row === 3 ? (b[9 + column] as number) : 0;
      for (let k = 0; k < 3; k++) sum += (a[3 * row + k] as number) * (b[3 * k + column] as number);
      out.push(sum);
    }
  return out;
}

function determinant(m: Transform): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
