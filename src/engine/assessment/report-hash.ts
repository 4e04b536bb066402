import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Mesh } from "../geometry/mesh.ts";
import type { Report } from "./report-types.ts";

/**
 * SHA-256 (hex) over the canonical form of a report without its hash: keys in order, numbers to a
 * millionth, no spaces. The same in Node and in every browser.
 */
export function reportHash(report: Omit<Report, "hash">): string {
  const { lesson, engine, verdict, checks, counts, told, score, pins } = report;
  return canonicalHash({ lesson, engine, verdict, checks, counts, told, score, pins });
}

/** SHA-256 (hex) of a mesh, its corners to a ten-thousandth of a millimetre. */
export function meshHash({ positions, triangles }: Mesh): string {
  const rounded = Int32Array.from(positions, (x) => Math.round(x * 1e4));
  const hash = sha256.create();
  hash.update(littleEndian(rounded)).update(littleEndian(triangles));
  return bytesToHex(hash.digest());
}

function littleEndian(numbers: Int32Array | Uint32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(numbers.length * 4));
  numbers.forEach((x, i) => {
    bytes.setInt32(i * 4, x, true);
  });
  return new Uint8Array(bytes.buffer);
}

/** SHA-256 (hex) over the canonical form of plain data. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}

/** After RFC 8785 (JSON canonicalization), with rounded numbers; absent fields are left out. */
function canonical(value: unknown): string {
  if (typeof value === "number") return JSON.stringify(roundMillionth(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${fields.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** To a millionth; never minus zero. */
export function roundMillionth(x: number): number {
  return Math.round(x * 1e6) / 1e6 + 0;
}
