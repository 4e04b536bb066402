import { Inflate } from "fflate";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";

/** One file in an archive, by its entry in the central directory. */
export interface ZipEntry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
  readonly encrypted: boolean;
}

/** What an archive may hold before it counts as a bomb. */
export const ZIP_LIMITS = {
  entries: 2000,
  /** Bytes that all entries may unpack to. */
  total: 400 * 1024 * 1024,
  /** Unpacked bytes a packed byte, for entries over a megabyte: deflate can reach 1032, XML 50. */
  ratio: 300,
};

const MEGABYTE = 1 << 20;
const CHUNK = 1 << 14;

/**
 * The directory of a ZIP archive (PKWARE APPNOTE 6.3.9, with the ZIP64 sizes that 3MF writers use).
 * Refuses bombs by what the directory declares; `unpack` holds each entry to what it declared.
 */
export function readZip(bytes: Uint8Array, name: string): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (offset: number) =>
    fail(problem("interchange.zip-broken", { name }, { kind: "file", name, offset }));
  const end = endRecord(view);
  if (end < 0) return broken(bytes.length);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const locator = end - 20;
  if (at === 0xffffffff && locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
    const wide = Number(view.getBigUint64(locator + 8, true));
    if (wide + 56 > bytes.length) return broken(locator);
    at = Number(view.getBigUint64(wide + 48, true));
  }
  const bomb = (why: number, limit: number) =>
    fail(problem("interchange.zip-bomb", { name, value: why, limit }, { kind: "file", name }));
  if (count > ZIP_LIMITS.entries) return bomb(count, ZIP_LIMITS.entries);
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    const entry = at + 46 <= bytes.length ? centralEntry(bytes, view, at) : undefined;
    if (!entry) return broken(at);
    total += entry.size;
    if (total > ZIP_LIMITS.total) return bomb(total, ZIP_LIMITS.total);
    if (entry.size > MEGABYTE && entry.size > entry.packed * ZIP_LIMITS.ratio)
      return bomb(entry.size, entry.packed * ZIP_LIMITS.ratio);
    entries.push(entry);
    at += entry.length;
  }
  return ok(entries);
}

/** The bytes of one entry; refuses what unpacks to more or less than it declared. */
export function unpack(bytes: Uint8Array, entry: ZipEntry, name: string): Result<Uint8Array> {
  const place = { kind: "file", name, offset: entry.offset } as const;
  const broken = () => fail(problem("interchange.zip-broken", { name }, place));
  if (entry.encrypted) return fail(problem("interchange.zip-encrypted", { name }, place));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    return broken();
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) return broken();
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return entry.packed === entry.size ? ok(packed) : broken();
  if (entry.method !== 8) return broken();
  const out = new Uint8Array(entry.size);
  let written = 0;
  const inflate = new Inflate((piece) => {
    if (written + piece.length > entry.size) throw new RangeError("more than declared");
    out.set(piece, written);
    written += piece.length;
  });
  try {
    for (let from = 0; from < packed.length; from += CHUNK) {
      const to = Math.min(packed.length, from + CHUNK);
      inflate.push(packed.subarray(from, to), to === packed.length);
    }
  } catch {
    return broken();
  }
  return written === entry.size ? ok(out) : broken();
}

/** Where the end-of-directory record stands; at most a comment of 64 kB follows it. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function centralEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): (ZipEntry & { length: number }) | undefined {
  if (view.getUint32(at, true) !== 0x02014b50) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const length = 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (at + length > bytes.length) return undefined;
  const wide = wideSizes(view, at + 46 + nameLength, extraLength);
  // ZIP64 gives, in this order, only the values that did not fit.
  const value = (offset: number): number => {
    const narrow = view.getUint32(offset, true);
    return narrow === 0xffffffff ? (wide.shift() ?? narrow) : narrow;
  };
  const size = value(at + 24);
  const packed = value(at + 20);
  return {
    path: String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(nameLength, 1024))),
    method: view.getUint16(at + 10, true),
    packed,
    size,
    offset: value(at + 42),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    length,
  };
}

function wideSizes(view: DataView, start: number, length: number): number[] {
  let at = start;
  while (at + 4 <= start + length) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const values: number[] = [];
      for (let k = at + 4; k + 8 <= Math.min(at + 4 + size, start + length); k += 8)
        values.push(Number(view.getBigUint64(k, true)));
      return values;
    }
    at += 4 + size;
  }
  return [];
}
