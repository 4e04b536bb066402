import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MAX_COLOURS = 256;
/** Colours that agree in these bits of each channel count as one to begin with. */
const KEEP_BITS = 5;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/**
 * The same picture with at most 256 colours: an opaque PNG with a palette, a third of the size.
 * Takes what browsers write: 8 bits a channel, colour with or without alpha, not interlaced
 * (ISO/IEC 15948:2004). Throws on any other PNG.
 */
export function smallPng(png: Uint8Array): Buffer {
  const { width, height, channels, bytes } = decode(Buffer.from(png));
  const { palette, indexOf } = paletteOf(bytes, channels);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      lines[y * (width + 1) + 1 + x] = indexOf[bucket(bytes, at)] ?? 0;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function bucket(bytes: Uint8Array, at: number): number {
  const drop = 8 - KEEP_BITS;
  const [r, g, b] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  return ((r >> drop) << (2 * KEEP_BITS)) | ((g >> drop) << KEEP_BITS) | (b >> drop);
}

/** The commonest buckets at their mean colour; every other bucket goes to the nearest of them. */
function paletteOf(bytes: Uint8Array, channels: number) {
  const size = 1 << (3 * KEEP_BITS);
  const count = new Float64Array(size);
  const sums = new Float64Array(3 * size);
  for (let at = 0; at < bytes.length; at += channels) {
    const key = bucket(bytes, at);
    count[key] = (count[key] ?? 0) + 1;
    for (let c = 0; c < 3; c++) sums[3 * key + c] = (sums[3 * key + c] ?? 0) + (bytes[at + c] ?? 0);
  }
  const used = Array.from(count.keys()).filter((key) => (count[key] ?? 0) > 0);
  used.sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0));
  const mean = (key: number, c: number) => (sums[3 * key + c] ?? 0) / (count[key] ?? 1);
  const chosen = used.slice(0, MAX_COLOURS);
  const palette = Buffer.from(chosen.flatMap((key) => [0, 1, 2].map((c) => mean(key, c) + 0.5)));
  const indexOf = new Uint8Array(size);
  for (const key of used) {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < chosen.length; i++) {
      let far = 0;
      for (let c = 0; c < 3; c++) far += ((palette[3 * i + c] ?? 0) - mean(key, c)) ** 2;
      if (far >= best) continue;
      best = far;
      indexOf[key] = i;
    }
  }
  return { palette, indexOf };
}

function decode(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  let head = Buffer.alloc(13);
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") head = Buffer.from(data);
    if (type === "IDAT") parts.push(data);
    at += 12 + length;
  }
  const channels = head[9] === 2 ? 3 : head[9] === 6 ? 4 : 0;
  if (head[8] !== 8 || channels === 0 || head[12] !== 0) throw new Error("Not a browser's PNG.");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  return { width, height, channels, bytes };
}

/** Undoes the five line filters (clause 9 of the standard). */
function unfilter(raw: Buffer, row: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - row] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - row - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0];
      out[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + (guess[filter] ?? 0);
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
