import type { Picture } from "./shrink.ts";

const MAGIC = [113, 111, 105, 102];
const END = [0, 0, 0, 0, 0, 0, 0, 1];
const LONGEST_RUN = 62;

/** The picture as QOI, with opacity, sRGB (The Quite OK Image Format, D. Szablewski, version 1.0, 2022). */
export function qoiOf({ width, height, rgba }: Picture): Uint8Array {
  const out = new Uint8Array(14 + 5 * width * height + END.length);
  const view = new DataView(out.buffer);
  out.set(MAGIC);
  view.setUint32(4, width);
  view.setUint32(8, height);
  out[12] = 4;
  const seen = new Uint8Array(4 * 64);
  let n = 14;
  let run = 0;
  let [pr, pg, pb, pa] = [0, 0, 0, 255];
  for (let i = 0; i < rgba.length; i += 4) {
    const r = rgba[i]!;
    const g = rgba[i + 1]!;
    const b = rgba[i + 2]!;
    const a = rgba[i + 3]!;
    if (r === pr && g === pg && b === pb && a === pa) {
      run++;
      if (run === LONGEST_RUN || i + 4 === rgba.length) {
        out[n++] = 0xc0 | (run - 1);
        run = 0;
      }
      continue;
    }
    if (run > 0) out[n++] = 0xc0 | (run - 1);
    run = 0;
    const slot = (r * 3 + g * 5 + b * 7 + a * 11) & 63;
    const s = 4 * slot;
    if (seen[s] === r && seen[s + 1] === g && seen[s + 2] === b && seen[s + 3] === a)
      out[n++] = slot;
    else {
      seen.set([r, g, b, a], s);
      n = written(out, n, [r, g, b, a], [wrap(r - pr), wrap(g - pg), wrap(b - pb), a - pa]);
    }
    [pr, pg, pb, pa] = [r, g, b, a];
  }
  out.set(END, n);
  return out.subarray(0, n + END.length);
}

/** A difference of two bytes the short way round, -128 to 127. */
const wrap = (difference: number): number => (difference << 24) >> 24;

type Four = readonly [number, number, number, number];

/** A pixel that is no repetition: by its difference from the last one, or in full. */
function written(
  out: Uint8Array,
  from: number,
  [r, g, b, a]: Four,
  [dr, dg, db, da]: Four,
): number {
  let n = from;
  const [rg, bg] = [dr - dg, db - dg];
  if (da !== 0) for (const byte of [0xff, r, g, b, a]) out[n++] = byte;
  else if (Math.min(dr, dg, db) >= -2 && Math.max(dr, dg, db) <= 1)
    out[n++] = 0x40 | ((dr + 2) << 4) | ((dg + 2) << 2) | (db + 2);
  else if (dg >= -32 && dg <= 31 && Math.min(rg, bg) >= -8 && Math.max(rg, bg) <= 7) {
    out[n++] = 0x80 | (dg + 32);
    out[n++] = ((rg + 8) << 4) | (bg + 8);
  } else for (const byte of [0xfe, r, g, b]) out[n++] = byte;
  return n;
}
