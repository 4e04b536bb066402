import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import type { RawMesh } from "./import-types.ts";
import { readAsciiStl } from "./stl/ascii.ts";
import { readBinaryStl } from "./stl/binary.ts";

const HEADER = 84;
const RECORD = 50;

/**
 * Reads an STL file of either kind. Many binary files begin with the word `solid` too, so the
 * length decides first. Problems carry the line (ASCII) or the byte (binary).
 */
export function readStl(bytes: Uint8Array, name: string, ctx: Ctx): Result<RawMesh> {
  if (bytes.length >= HEADER && bytes.length === HEADER + RECORD * declaredCount(bytes))
    return readBinaryStl(bytes, name, ctx);
  if (looksAscii(bytes)) return readAsciiStl(bytes, name, ctx);
  if (bytes.length >= HEADER) return readBinaryStl(bytes, name, ctx);
  return fail(problem("interchange.not-a-model", { name }, { kind: "file", name, offset: 0 }));
}

function declaredCount(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(80, true);
}

/** Begins with `solid` and holds no control characters in its first half kilobyte. */
function looksAscii(bytes: Uint8Array): boolean {
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  while (start < bytes.length && (bytes[start] as number) <= 32) start++;
  const word = String.fromCharCode(...bytes.subarray(start, start + 5)).toLowerCase();
  if (word !== "solid") return false;
  return bytes.subarray(0, 512).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}
