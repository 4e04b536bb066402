import type { Vec2 } from "../../geometry/mesh.ts";
import { type Interval, mergeIntervals, subtractIntervals } from "./intervals.ts";
import { type LinePiece, RANK, type Rank } from "./pieces.ts";
import { distance2 } from "./vec.ts";

/** Pieces whose ends are nearer than this to a line lie on it, mm. */
const ON_LINE = 0.01;
const GAP = 0.005;
const LEAST = 0.02;
const ANGLE_BIN = 2e-3;
const OFFSET_BIN = 0.05;

interface Carrier {
  readonly origin: Vec2;
  readonly direction: Vec2;
  readonly pieces: LinePiece[];
}

/** Joins pieces on one line and, where they coincide, keeps the one of the lowest rank. */
export function mergeLines(pieces: readonly LinePiece[], middle: Vec2): LinePiece[] {
  return carriersOf(pieces, middle).flatMap(mergeOnCarrier);
}

/** Groups pieces by the infinite line on which they lie; long pieces define the lines. */
function carriersOf(pieces: readonly LinePiece[], middle: Vec2): Carrier[] {
  const bins = new Map<string, Carrier[]>();
  const all: Carrier[] = [];
  const sized = pieces.map((piece) => ({ piece, size: distance2(piece.a, piece.b) }));
  sized.sort((p, q) => q.size - p.size);
  for (const { piece, size } of sized) {
    if (size < 1e-6) continue;
    let direction: Vec2 = [(piece.b[0] - piece.a[0]) / size, (piece.b[1] - piece.a[1]) / size];
    if (direction[0] < -1e-4 || (direction[0] < 1e-4 && direction[1] < 0))
      direction = [-direction[0], -direction[1]];
    const from: Vec2 = [piece.a[0] - middle[0], piece.a[1] - middle[1]];
    const offset = direction[0] * from[1] - direction[1] * from[0];
    const i = Math.round(Math.atan2(direction[1], direction[0]) / ANGLE_BIN);
    const j = Math.round(offset / OFFSET_BIN);
    let home: Carrier | undefined;
    for (let di = -1; di <= 1 && !home; di++)
      for (let dj = -1; dj <= 1 && !home; dj++)
        home = bins.get(`${i + di},${j + dj}`)?.find((c) => lies(piece, c));
    if (!home) {
      home = { origin: piece.a, direction, pieces: [] };
      all.push(home);
      const key = `${i},${j}`;
      const bin = bins.get(key);
      if (bin) bin.push(home);
      else bins.set(key, [home]);
    }
    home.pieces.push(piece);
  }
  return all;
}

function lies(piece: LinePiece, c: Carrier): boolean {
  const off = (p: Vec2): number =>
    Math.abs(c.direction[0] * (p[1] - c.origin[1]) - c.direction[1] * (p[0] - c.origin[0]));
  return off(piece.a) < ON_LINE && off(piece.b) < ON_LINE;
}

function mergeOnCarrier(c: Carrier): LinePiece[] {
  const at = (p: Vec2): number =>
    (p[0] - c.origin[0]) * c.direction[0] + (p[1] - c.origin[1]) * c.direction[1];
  const spans = c.pieces.map((piece): Interval => {
    const [p, q] = [at(piece.a), at(piece.b)];
    return [Math.min(p, q), Math.max(p, q)];
  });
  const point = (t: number): Vec2 => [
    c.origin[0] + t * c.direction[0],
    c.origin[1] + t * c.direction[1],
  ];
  const straight = c.pieces.some((piece) => piece.chain === undefined);
  const out: LinePiece[] = [];
  let taken: Interval[] = [];
  for (const rank of Object.values(RANK) as Rank[]) {
    const own = mergeIntervals(
      spans.filter((_, i) => c.pieces[i].rank === rank),
      GAP,
    );
    for (const span of subtractIntervals(own, taken, taken.length > 0 ? LEAST : 1e-6)) {
      const from = mainPiece(c.pieces, spans, span, rank);
      const chain = straight ? undefined : from.chain;
      out.push({ a: point(span[0]), b: point(span[1]), rank, face: from.face, chain });
    }
    taken = mergeIntervals([...taken, ...own], GAP);
  }
  return out;
}

/** The piece that contributes most to a merged span: it lends its face and chain. */
function mainPiece(
  pieces: readonly LinePiece[],
  spans: readonly Interval[],
  span: Interval,
  rank: Rank,
): LinePiece {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i].rank !== rank) continue;
    const shared = Math.min(span[1], spans[i][1]) - Math.max(span[0], spans[i][0]);
    if (shared > most + 1e-9) [best, most] = [i, shared];
  }
  return pieces[best];
}
