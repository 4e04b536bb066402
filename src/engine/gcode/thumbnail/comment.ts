import { byteText } from "../writing/byte-text.ts";
import type { ThumbnailFormat } from "../../machines/profile-types.ts";

/** Characters of base 64 a line, as PrusaSlicer writes and firmwares read them. */
const LINE = 78;
const WORD: Readonly<Record<ThumbnailFormat, string>> = {
  png: "thumbnail",
  qoi: "thumbnail_QOI",
};
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0));
const PAD = 61;

/**
 * The lines that carry a picture of `size` pixels in a print file: its bytes in base 64
 * (RFC 4648:2006) between `; thumbnail begin WxH LENGTH` and `; thumbnail end`, where the length is
 * that of the base 64 (PrusaSlicer 2.9, 2024).
 */
export function commentOf(
  data: Uint8Array,
  [width, height]: readonly [number, number],
  format: ThumbnailFormat,
): Uint8Array<ArrayBuffer> {
  const letters = base64(data);
  const out = byteText(letters.length + letters.length / 16 + 200);
  out.text(`;\n; ${WORD[format]} begin ${width}x${height} ${letters.length}\n`);
  for (let at = 0; at < letters.length; at += LINE) {
    out.text("; ");
    out.bytes(letters.subarray(at, at + LINE));
    out.text("\n");
  }
  out.text(`; ${WORD[format]} end\n;\n`);
  return out.take();
}

function base64(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(4 * Math.ceil(data.length / 3)).fill(PAD);
  for (let i = 0, n = 0; i < data.length; i += 3, n += 4) {
    const left = data.length - i;
    const bits = (data[i]! << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    out[n] = CODES[bits >>> 18]!;
    out[n + 1] = CODES[(bits >>> 12) & 63]!;
    if (left > 1) out[n + 2] = CODES[(bits >>> 6) & 63]!;
    if (left > 2) out[n + 3] = CODES[bits & 63]!;
  }
  return out;
}
