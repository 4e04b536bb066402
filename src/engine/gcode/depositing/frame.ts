/**
 * Scan lines run at this angle to x, so that hardly any edge of a part lies along them: then the
 * sum over lines of exact lengths comes near the area quickly, whatever lies between two lines.
 */
const ANGLE = 0.3648;
export const COS = Math.cos(ANGLE);
export const SIN = Math.sin(ANGLE);

/** Along and across the scan lines. */
export const alongOf = (x: number, y: number): number => x * COS + y * SIN;
export const acrossOf = (x: number, y: number): number => y * COS - x * SIN;
export const xOf = (along: number, across: number): number => along * COS - across * SIN;
export const yOf = (along: number, across: number): number => along * SIN + across * COS;

/**
 * Stretches of scan lines: line j (at `(j + 0.5) · scan` across) has the stretches `starts[j - first]`
 * to `starts[j - first + 1]`, each from `low` to `high` along it, sorted by `low`.
 */
export interface Stretches {
  readonly first: number;
  readonly starts: Uint32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** A mark carried by each. */
  readonly mark: Uint8Array;
}

export const NO_STRETCHES: Stretches = {
  first: 0,
  starts: new Uint32Array(1),
  low: new Float64Array(0),
  high: new Float64Array(0),
  mark: new Uint8Array(0),
};

/** Index of the first stretch of a line and of the one after its last. */
export function lineFrom(all: Stretches, line: number): number {
  const row = line - all.first;
  if (row < 0) return 0;
  return all.starts[Math.min(row, all.starts.length - 1)]!;
}
