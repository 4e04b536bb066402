import { Unzip, UnzipInflate, UnzipPassThrough } from "fflate";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { noPause, PIECE, type Pause } from "./pause.ts";
import { joined } from "./zip-write.ts";

export interface ZipLimits {
  /** Bytes of the file itself, of an entry unpacked by its name, and of all of them. */
  readonly file: number;
  readonly entry: (name: string) => number;
  readonly total: number;
  readonly entries: number;
  /** Which names may stand in it. */
  readonly allowed: (name: string) => boolean;
}

/** Stops reading: fflate has no other way out of its callbacks. */
class Refusal extends Error {
  readonly code: string;
  readonly entry: string;
  constructor(code: string, entry: string) {
    super(code);
    this.code = code;
    this.entry = entry;
  }
}

/**
 * Unpacks a zip that may be hostile. Sizes are counted while bytes come out, because the sizes
 * written in a zip may lie; input goes in small pieces, so a bomb is noticed before it fills
 * memory. Problems: `records.file-size`, `.file-kind`, `.file-damaged`, `.entry-unexpected`,
 * `.entry-size`.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  pause: Pause = noPause,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  if (bytes.length > limits.file)
    return fail(problem("records.file-size", { size: bytes.length, max: limits.file }));
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return fail(problem("records.file-kind"));
  if (!endsWhole(bytes)) return fail(problem("records.file-damaged"));
  try {
    return await collect(bytes, limits, pause);
  } catch (cause) {
    if (cause instanceof Refusal) return fail(problem(cause.code, { name: cause.entry }));
    return fail(problem("records.file-damaged"));
  }
}

async function collect(
  bytes: Uint8Array,
  limits: ZipLimits,
  pause: Pause,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const entries = new Map<string, Uint8Array>();
  const open = new Set<string>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const { name } = file;
    const seen = open.has(name) || entries.has(name);
    if (seen || !limits.allowed(name) || entries.size >= limits.entries)
      throw new Refusal("records.entry-unexpected", name.slice(0, 80));
    const pieces: Uint8Array[] = [];
    let size = 0;
    open.add(name);
    file.ondata = (error, piece, last) => {
      if (error) throw error;
      size += piece.length;
      total += piece.length;
      if (size > limits.entry(name) || total > limits.total)
        throw new Refusal("records.entry-size", name);
      pieces.push(piece.slice());
      if (!last) return;
      open.delete(name);
      entries.set(name, joined(pieces));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < bytes.length; at += PIECE) {
    unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    await pause();
  }
  if (open.size > 0) return fail(problem("records.file-damaged"));
  return ok(entries);
}

/** Ours end with the record that closes the directory (APPNOTE 4.3.16), with no comment after it. */
function endsWhole(bytes: Uint8Array): boolean {
  const end = bytes.subarray(bytes.length - 22);
  return end[0] === 0x50 && end[1] === 0x4b && end[2] === 5 && end[3] === 6;
}
