type Corner = readonly [number, number, number];

/** A binary STL of boxes, each from one corner to the other, mm; they are not united. */
export function boxesStl(...boxes: readonly (readonly [Corner, Corner])[]): Buffer {
  const bytes = Buffer.alloc(84 + 50 * 12 * boxes.length);
  bytes.writeUInt32LE(12 * boxes.length, 80);
  let at = 84;
  const facet = (...corners: readonly Corner[]) => {
    for (const [i, value] of corners.flat().entries()) bytes.writeFloatLE(value, at + 12 + 4 * i);
    at += 50;
  };
  for (const [low, high] of boxes)
    for (const axis of [0, 1, 2])
      for (const side of [low, high]) {
        const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
        const corner = (a: Corner, b: Corner): Corner => {
          const made: [number, number, number] = [0, 0, 0];
          made[axis] = side[axis] ?? 0;
          made[u] = a[u] ?? 0;
          made[v] = b[v] ?? 0;
          return made;
        };
        const [p, q, r, s] = [
          corner(low, low),
          corner(high, low),
          corner(high, high),
          corner(low, high),
        ];
        if (side === high) {
          facet(p, q, r);
          facet(p, r, s);
        } else {
          facet(p, r, q);
          facet(p, s, r);
        }
      }
  return bytes;
}
