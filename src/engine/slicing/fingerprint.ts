import type { Mesh } from "../geometry/mesh.ts";

/**
 * A number that tells meshes apart, from every bit of their arrays, as text: 2 × 32 bits. Not for
 * trust, only to know the mesh of the last run again after it has crossed a thread. Multiply-and-shift
 * mixing after A. Appleby, MurmurHash3 (2011).
 */
export function fingerprint({ positions, triangles }: Mesh): string {
  const one = mix(words(positions), 0x9747b28c);
  const two = mix(words(triangles), one);
  return `${one.toString(36)}-${two.toString(36)}-${triangles.length}`;
}

const words = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint32Array =>
  new Uint32Array(buffer as ArrayBuffer, byteOffset, byteLength >>> 2);

function mix(data: Uint32Array, seed: number): number {
  let h = seed;
  for (let i = 0; i < data.length; i++) {
    let k = Math.imul(data[i]!, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
