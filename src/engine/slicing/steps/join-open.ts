import { type PolysBuilder, UM } from "../kernel/polys.ts";

/** xy of each point, µm, in order. */
export type OpenChain = number[];

/** The widest gap that is bridged between two open ends. */
const WIDEST_GAP = 2 * UM;
/** With more open ends than this on one layer, only the ends of one chain are tried. */
const MOST_CHAINS = 150;

/**
 * Closes chains that a broken mesh left open: the nearest two ends first, a chain with itself as
 * gladly as with another. An end may also meet an end (one of them is turned), since a triangle
 * seen from the wrong side gives a segment the wrong way round. Gives the number of chains whose ends
 * lie too far apart for that.
 */
export function joinOpen(open: readonly OpenChain[], builder: PolysBuilder): number {
  let chains = [...open];
  let left = 0;
  const close = (chain: OpenChain): void => {
    for (let i = 0; i < chain.length; i += 2) builder.point(chain[i]!, chain[i + 1]!);
    builder.end();
  };
  if (chains.length > MOST_CHAINS) {
    for (const chain of chains) {
      if (gapOf(chain) <= WIDEST_GAP) close(chain);
      else left++;
    }
    return left;
  }
  while (chains.length > 0) {
    let best = Infinity;
    let one = -1;
    let two = -1;
    let turned = 0;
    for (let i = 0; i < chains.length; i++) {
      const a = chains[i]!;
      for (let j = i; j < chains.length; j++) {
        const b = chains[j]!;
        if (i === j) {
          // A chain of one segment closes into nothing; leave it to others.
          const d = a.length > 4 ? gapOf(a) : Infinity;
          if (d < best) {
            best = d;
            one = i;
            two = j;
            turned = 0;
          }
          continue;
        }
        const ends = [
          distance(a, a.length - 2, b, 0),
          distance(b, b.length - 2, a, 0),
          distance(a, a.length - 2, b, b.length - 2) + 1,
          distance(a, 0, b, 0) + 1,
        ];
        for (let k = 0; k < 4; k++)
          if (ends[k]! < best) {
            best = ends[k]!;
            one = i;
            two = j;
            turned = k;
          }
      }
    }
    if (best > WIDEST_GAP) break;
    const a = chains[one]!;
    const b = chains[two]!;
    if (one === two) {
      close(a);
      chains = chains.filter((chain) => chain !== a);
      continue;
    }
    const [front, back] =
      turned === 0 ? [a, b] : turned === 1 ? [b, a] : turned === 2 ? [a, turn(b)] : [turn(a), b];
    chains = chains.filter((chain) => chain !== a && chain !== b);
    chains.push(front.concat(back));
  }
  // What is left is a guess, and counted: a chain that goes most of the way round is closed straight.
  for (const chain of chains) if (gapOf(chain) <= lengthOf(chain) / 2) close(chain);
  return left + chains.length;
}

function lengthOf(chain: OpenChain): number {
  let length = 0;
  for (let i = 2; i < chain.length; i += 2) length += distance(chain, i - 2, chain, i);
  return length;
}

const distance = (a: OpenChain, i: number, b: OpenChain, j: number): number =>
  Math.hypot(a[i]! - b[j]!, a[i + 1]! - b[j + 1]!);

const gapOf = (chain: OpenChain): number => distance(chain, chain.length - 2, chain, 0);

function turn(chain: OpenChain): OpenChain {
  const turned: OpenChain = [];
  for (let i = chain.length - 2; i >= 0; i -= 2) turned.push(chain[i]!, chain[i + 1]!);
  return turned;
}
