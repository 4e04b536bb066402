import type { Mesh } from "../geometry/mesh.ts";

/** The mesh as binary STL (little endian, millimetres by convention, normals from the corners). */
export function writeStl(mesh: Mesh): Uint8Array {
  const count = mesh.triangles.length / 3;
  const bytes = new Uint8Array(84 + 50 * count);
  const view = new DataView(bytes.buffer);
  // Not "solid": readers that look at the first word would take it for ASCII.
  const title = "binary STL, mm";
  for (let i = 0; i < title.length; i++) bytes[i] = title.charCodeAt(i);
  view.setUint32(80, count, true);
  const corner = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 9; k++)
      corner[k] = mesh.positions[
        3 * (mesh.triangles[3 * t + Math.floor(k / 3)] as number) + (k % 3)
      ] as number;
    const at = 84 + 50 * t;
    normalOf(corner).forEach((value, k) => {
      view.setFloat32(at + 4 * k, value, true);
    });
    corner.forEach((value, k) => {
      view.setFloat32(at + 12 + 4 * k, value, true);
    });
  }
  return bytes;
}

function normalOf(c: readonly number[]): readonly number[] {
  const [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0, cx = 0, cy = 0, cz = 0] = c;
  const x = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
  const y = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
  const z = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const length = Math.hypot(x, y, z);
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 0];
}
