import { zlibSync } from "fflate";
import type { Picture } from "./shrink.ts";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** 8 bits a channel, colour with opacity, not interlaced. */
const KIND = [8, 6, 0, 0, 0];

/** The picture as PNG (ISO/IEC 15948:2004), its lines unfiltered: flat shading gains nothing by it. */
export function pngOf({ width, height, rgba }: Picture): Uint8Array {
  const row = 4 * width;
  const lines = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++)
    lines.set(rgba.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk("IHDR", Uint8Array.from([...bytesOf(width), ...bytesOf(height), ...KIND])),
    chunk("IDAT", zlibSync(lines, { level: 6 })),
    chunk("IEND", new Uint8Array()),
  ];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const bytesOf = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  out.set(bytesOf(data.length));
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  out.set(bytesOf(crc(out.subarray(4, 8 + data.length))), 8 + data.length);
  return out;
}

/** CRC-32 as annex D of the standard has it. */
function crc(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
