import { DataTexture } from "three";

/** White between two radii (shares of half a side; from 0 on it is a disc) in a square of `texels`. */
export function ringTexture(texels: number, from: number, to: number): DataTexture {
  const data = new Uint8Array(texels * texels * 4);
  const half = texels / 2;
  for (let i = 0; i < texels * texels; i++) {
    const [x, y] = [(i % texels) - half + 0.5, Math.floor(i / texels) - half + 0.5];
    const r = Math.hypot(x, y) / half;
    data.fill(r >= from && r <= to ? 255 : 0, 4 * i, 4 * i + 4);
  }
  const texture = new DataTexture(data, texels, texels);
  texture.needsUpdate = true;
  return texture;
}
