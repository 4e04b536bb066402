/**
 * The places of the values from the largest down, equal ones in their own order. The values are not
 * negative, so that their bits order as they do: a radix sort, a byte a pass. (A million values by
 * a comparing sort took most of a second.)
 */
export function largestFirst(values: Float64Array): Uint32Array {
  // Every machine that runs WebAssembly keeps the low word first.
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  let order = new Uint32Array(values.length);
  let next = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const starts = new Uint32Array(256);
  for (let word = 0; word < 2; word++)
    for (let shift = 0; shift < 32; shift += 8) {
      starts.fill(0);
      for (let i = word; i < words.length; i += 2) {
        const digit = ((words[i] as number) >>> shift) & 255;
        starts[digit] = (starts[digit] as number) + 1;
      }
      let at = 0;
      for (let digit = 255; digit >= 0; digit--) {
        const size = starts[digit] as number;
        starts[digit] = at;
        at += size;
      }
      for (let i = 0; i < order.length; i++) {
        const value = order[i] as number;
        const digit = ((words[2 * value + word] as number) >>> shift) & 255;
        const to = starts[digit] as number;
        starts[digit] = to + 1;
        next[to] = value;
      }
      [order, next] = [next, order];
    }
  return order;
}
