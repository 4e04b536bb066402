/** Seeded pseudo-random numbers: the engine has no other source of chance. */
export type Random = () => number;

/**
 * Numbers in [0, 1) from a 32-bit seed; the same seed gives the same sequence everywhere.
 * Source: B. Jenkins' small fast generator with 32-bit words and three rotations.
 */
export function seededRandom(seed: number): Random {
  let a = 0xf1ea5eed;
  let b = seed >>> 0;
  let c = b;
  let d = b;
  const next = (): number => {
    const e = (a - ((b << 27) | (b >>> 5))) | 0;
    a = b ^ ((c << 17) | (c >>> 15));
    b = (c + d) | 0;
    c = (d + e) | 0;
    d = (e + a) | 0;
    return d >>> 0;
  };
  for (let i = 0; i < 20; i++) next();
  return () => next() / 4294967296;
}
