import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../src/engine/foundation/random.ts";

const HEAD_BYTES = 84;
const FACET_BYTES = 50;

/**
 * Writes a binary STL of a closed wavy ring of exactly `2 * around * across` triangles, as a scan
 * would be: no two facets in one plane. The same seed gives the same file. Answers its path.
 */
export function writeWavyRing(folder: string, around: number, across: number, seed = 1): string {
  const random = seededRandom(seed);
  const waves = Array.from({ length: 5 }, () => ({
    u: 1 + Math.floor(random() * 12),
    v: 1 + Math.floor(random() * 5),
    phase: random() * 2 * Math.PI,
    height: 0.2 + random() * 0.6,
  }));
  const points = new Float32Array(3 * around * across);
  for (let i = 0; i < around; i++)
    for (let j = 0; j < across; j++) {
      const [u, v] = [(2 * Math.PI * i) / around, (2 * Math.PI * j) / across];
      let thick = 12;
      for (const wave of waves)
        thick += wave.height * Math.sin(wave.u * u + wave.v * v + wave.phase);
      const out = 36 + thick * Math.cos(v);
      points.set([out * Math.cos(u), out * Math.sin(u), thick * Math.sin(v)], 3 * (i * across + j));
    }
  const bytes = Buffer.alloc(HEAD_BYTES + FACET_BYTES * 2 * around * across);
  bytes.writeUInt32LE(2 * around * across, 80);
  let at = HEAD_BYTES;
  const facet = (corners: readonly number[]) => {
    at += 12;
    for (const corner of corners)
      for (let axis = 0; axis < 3; axis++, at += 4)
        bytes.writeFloatLE(points[3 * corner + axis] ?? 0, at);
    at += 2;
  };
  for (let i = 0; i < around; i++)
    for (let j = 0; j < across; j++) {
      const [ni, nj] = [(i + 1) % around, (j + 1) % across];
      const [a, b] = [i * across + j, ni * across + j];
      const [c, d] = [ni * across + nj, i * across + nj];
      facet([a, b, c]);
      facet([a, c, d]);
    }
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `wavy-ring-${2 * around * across}.stl`);
  writeFileSync(file, bytes);
  return file;
}
