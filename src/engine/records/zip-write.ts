import { Deflate } from "fflate";
import { noPause, PIECE, type Pause } from "./pause.ts";

/** 1 January 2000 as MS-DOS writes a date: one fixed date, so the same content gives the same bytes. */
const DATE = (20 << 9) | (1 << 5) | 1;
/** Version 2.0 of the format; names in UTF-8 (general purpose bit 11). */
const VERSION = 20;
const UTF8 = 1 << 11;
const DEFLATE = 8;

/**
 * Packs named files, entries in the order of their names. fflate compresses; the container is
 * written here because fflate either packs in one go, which stops a page for a second, or writes
 * sizes after the data, which a careful reader then has to search for.
 * Source: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16.
 */
export async function writeZip(
  files: ReadonlyMap<string, Uint8Array>,
  pause: Pause = noPause,
): Promise<Uint8Array> {
  const out: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array) => {
    out.push(bytes);
    at += bytes.length;
  };
  const names = [...files.keys()].sort();
  for (const name of names) {
    const bytes = files.get(name) as Uint8Array;
    const { packed, crc } = await deflate(bytes, pause);
    const size = packed.reduce((sum, piece) => sum + piece.length, 0);
    const path = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
    const common = [
      [2, VERSION],
      [2, UTF8],
      [2, DEFLATE],
      [2, 0],
      [2, DATE],
      [4, crc],
      [4, size],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ] as const;
    directory.push(
      record([4, 0x02014b50], [2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      path,
    );
    put(record([4, 0x04034b50], ...common));
    put(path);
    for (const piece of packed) put(piece);
  }
  const start = at;
  for (const piece of directory) put(piece);
  const count = names.length;
  put(
    record(
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, at - start],
      [4, start],
      [2, 0],
    ),
  );
  return joined(out);
}

/** Little-endian fields, each with its width in bytes. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

async function deflate(bytes: Uint8Array, pause: Pause) {
  const packed: Uint8Array[] = [];
  const stream = new Deflate({ level: 6 }, (piece) => packed.push(piece));
  let crc = -1;
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    for (const byte of piece) crc = (crc >>> 8) ^ (CRC[(crc ^ byte) & 255] as number);
    stream.push(piece, at + PIECE >= bytes.length);
    if (at > 0) await pause();
  }
  return { packed, crc: ~crc >>> 0 };
}

/** CRC-32 of ISO 3309, as every zip reader checks it. */
const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** Pieces as one array. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
