import type { Manifold } from "manifold-3d";
import type { LeafFace } from "./leaves/leaf-mesh.ts";
import type { PlaneShape } from "./plane/plane-shape.ts";

/** One kept result: a body with its kernel handle, or a plane shape. Private to the room. */
export interface CacheEntry {
  readonly body?: Manifold;
  /** Set for bodies that bring their own faces: the kernel's id of the original. */
  readonly original?: number;
  readonly faces?: readonly LeafFace[];
  readonly shape?: PlaneShape;
  readonly triangles: number;
  /** Number of the run that used it last. */
  used: number;
}

/** Results of earlier evaluations, owned by the caller; see `createCache`. */
export interface SolidCache {
  /** Frees every kernel handle. The cache can be used again afterwards. */
  readonly clear: () => void;
  /** Count of kept results. */
  readonly size: () => number;
  /** Private to the room: results by key. */
  readonly entries: Map<number, CacheEntry>;
  /** Private to the room: numbers the descriptions of sub-graphs, equal ones alike. */
  readonly intern: (description: string) => number;
  /** Private to the room: starts a run and gives its number. */
  readonly begin: () => number;
  /** Private to the room: ends a run; throws out what was not used lately. */
  readonly end: () => void;
}

const MAX_TRIANGLES = 4_000_000;
const MAX_ENTRIES = 5_000;
const MAX_DESCRIPTIONS = 200_000;

/**
 * A cache that lives across runs, so that an edit evaluates only what changed. One kernel a cache.
 * Handles are freed when a result is thrown out (least recently used first) and by `clear`.
 */
export function createCache(): SolidCache {
  const entries = new Map<number, CacheEntry>();
  let names = new Map<string, number>();
  let run = 0;
  let next = 0;
  const drop = (key: number): void => {
    entries.get(key)?.body?.delete();
    entries.delete(key);
  };
  const clear = (): void => {
    for (const key of entries.keys()) drop(key);
    names = new Map();
  };
  return {
    clear,
    size: () => entries.size,
    entries,
    intern: (description) => {
      const known = names.get(description);
      if (known !== undefined) return known;
      names.set(description, ++next);
      return next;
    },
    begin: () => ++run,
    end: () => {
      if (names.size > MAX_DESCRIPTIONS) return clear();
      let triangles = 0;
      for (const entry of entries.values()) triangles += entry.triangles;
      if (triangles <= MAX_TRIANGLES && entries.size <= MAX_ENTRIES) return;
      // Of one run, what was made later goes first: a combination goes before the faces it refers to.
      const oldest = [...entries].sort((a, b) => a[1].used - b[1].used || b[0] - a[0]);
      for (const [key, entry] of oldest) {
        if (entry.used === run && triangles <= MAX_TRIANGLES * 2) break;
        if (triangles <= MAX_TRIANGLES / 2 && entries.size <= MAX_ENTRIES / 2) break;
        triangles -= entry.triangles;
        drop(key);
      }
    },
  };
}
