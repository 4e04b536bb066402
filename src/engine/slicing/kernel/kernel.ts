import type { Paths64 } from "clipper2-wasm/dist/clipper2z";
import type { Clipper } from "../clipper.ts";
import { plainOffset } from "./plain-offset.ts";
import { isEmpty, NO_POLYS, type Polys, samePolys } from "./polys.ts";

/** Paths held on the kernel's side; each that an operation gives must be freed. */
type Handle = Paths64;

/** The boolean and offset operations that slicing needs, on flat paths. */
export interface Kernel {
  /** Everything that any path goes round, whatever its direction and however often. */
  union(a: Polys): Polys;
  intersect(a: Polys, b: Polys): Polys;
  difference(a: Polys, b: Polys): Polys;
  /** The region grown (or shrunk, if negative) by `delta` µm, corners mitred. */
  offset(a: Polys, delta: number): Polys;
  /** Grown or shrunk by each delta in turn. */
  offsets(a: Polys, ...deltas: number[]): Polys;
  /** `offset` by the polygon kernel alone. */
  offsetByClipper(a: Polys, delta: number): Polys;
  /** The region in triangles: 6 numbers each. Empty where the region cannot be divided. */
  triangulate(a: Polys): Int32Array;
}

const MITER_LIMIT = 2;

export function createKernel({ module }: Clipper): Kernel {
  // 64-bit coordinates, three a point; ours fit in 32 bits, so both halves are written as words.
  let scratch = new BigInt64Array(3 * 1024);
  let words = new Int32Array(scratch.buffer);
  const { NonZero } = module.FillRule;
  const { Miter } = module.JoinType;
  const { Polygon } = module.EndType;

  // Made once and filled again: to make and free them for every call took a tenth of slicing.
  const one = new module.Paths64();
  const two = new module.Paths64();
  const path = new module.Path64();

  const fill = (handle: Handle, { points, starts }: Polys): Handle => {
    handle.clear();
    for (let i = 0; i + 1 < starts.length; i++) {
      const from = starts[i]!;
      const count = starts[i + 1]! - from;
      if (count * 3 > scratch.length) {
        scratch = new BigInt64Array(count * 6);
        words = new Int32Array(scratch.buffer);
      }
      for (let k = 0, at = 0, p = from * 2; k < count; k++, at += 6, p += 2) {
        const x = points[p]!;
        const y = points[p + 1]!;
        words[at] = x;
        words[at + 1] = x >> 31;
        words[at + 2] = y;
        words[at + 3] = y >> 31;
      }
      path.assign(scratch.subarray(0, count * 3));
      handle.push_back(path);
    }
    return handle;
  };

  const read = (handle: Handle): Polys => {
    const size = handle.size();
    if (size === 0) return NO_POLYS;
    const starts = new Uint32Array(size + 1);
    const parts: Int32Array[] = [];
    let total = 0;
    for (let i = 0; i < size; i++) {
      const got = handle.get(i);
      const view = got.view();
      const low = new Int32Array(view.buffer, view.byteOffset, view.length * 2);
      const count = view.length / 3;
      const part = new Int32Array(count * 2);
      for (let k = 0, at = 0; k < count; k++, at += 6) {
        part[2 * k] = low[at]!;
        part[2 * k + 1] = low[at + 2]!;
      }
      got.delete();
      parts.push(part);
      total += count;
      starts[i + 1] = total;
    }
    if (size === 1) return { points: parts[0]!, starts };
    const points = new Int32Array(total * 2);
    for (let i = 0; i < size; i++) points.set(parts[i]!, starts[i]! * 2);
    return { points, starts };
  };

  const take = (handle: Handle): Polys => {
    const polys = read(handle);
    handle.delete();
    return polys;
  };

  const inflate = (handle: Handle, delta: number): Handle =>
    module.InflatePaths64(handle, delta, Miter, Polygon, MITER_LIMIT, 0);

  const pair = (a: Polys, b: Polys, op: (a: Handle, b: Handle) => Handle): Polys =>
    take(op(fill(one, a), fill(two, b)));

  const offsetByClipper = (a: Polys, delta: number): Polys => {
    if (isEmpty(a)) return a;
    return take(inflate(fill(one, a), delta));
  };

  const offset = (a: Polys, delta: number): Polys => {
    if (isEmpty(a) || delta === 0) return a;
    return plainOffset(a, delta) ?? offsetByClipper(a, delta);
  };

  const offsets = (a: Polys, ...deltas: number[]): Polys => {
    let result = a;
    for (const delta of deltas) result = offset(result, delta);
    return result;
  };

  return {
    union(a) {
      if (isEmpty(a)) return a;
      return take(module.UnionSelf64(fill(one, a), NonZero));
    },
    intersect: (a, b) => {
      // Equal by value too, so that it makes no difference in which thread each was made.
      if (samePolys(a, b)) return a;
      if (isEmpty(a) || isEmpty(b)) return NO_POLYS;
      return pair(a, b, (l, r) => module.Intersect64(l, r, NonZero));
    },
    difference: (a, b) => {
      if (isEmpty(a) || samePolys(a, b)) return NO_POLYS;
      if (isEmpty(b)) return a;
      return pair(a, b, (l, r) => module.Difference64(l, r, NonZero));
    },
    offset,
    offsets,
    offsetByClipper,
    triangulate(a) {
      if (isEmpty(a)) return a.points;
      const { result, solution } = module.Triangulate64(fill(one, a), true);
      const { points, starts } = take(solution);
      const whole = result.value === 0 && points.length === 6 * (starts.length - 1);
      return whole ? points : NO_POLYS.points;
    },
  };
}
