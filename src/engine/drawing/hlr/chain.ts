import type { Vec2 } from "../../geometry/mesh.ts";
import type { SheetCurve } from "../sheet-types.ts";
import { type LinePiece, RANK } from "./pieces.ts";

/** Ends this close (mm) are one point of a polyline. */
const SNAP = 0.02;

/** Lines for straight pieces, polylines for the joined pieces of curved edges. */
export function toCurves(pieces: readonly LinePiece[]): SheetCurve[] {
  const out: SheetCurve[] = [];
  const chains = new Map<string, LinePiece[]>();
  for (const piece of pieces) {
    if (piece.rank === RANK.centre) continue;
    const line = piece.rank === RANK.visible ? "visible" : "hidden";
    if (piece.chain === undefined) {
      out.push({ curve: { kind: "line", from: piece.a, to: piece.b }, line, face: piece.face });
      continue;
    }
    const key = `${piece.rank} ${piece.chain}`;
    const chain = chains.get(key);
    if (chain) chain.push(piece);
    else chains.set(key, [piece]);
  }
  for (const chain of chains.values()) {
    const line = chain[0].rank === RANK.visible ? "visible" : "hidden";
    for (const points of joinEnds(chain)) {
      out.push({ curve: { kind: "polyline", points }, line, face: chain[0].face });
    }
  }
  return out;
}

function joinEnds(pieces: readonly LinePiece[]): Vec2[][] {
  const cell = (p: Vec2, di = 0, dj = 0): string =>
    `${Math.round(p[0] / SNAP) + di},${Math.round(p[1] / SNAP) + dj}`;
  const ends = new Map<string, number[]>();
  pieces.forEach((piece, i) => {
    for (const p of [piece.a, piece.b]) {
      const key = cell(p);
      const list = ends.get(key);
      if (list) list.push(i);
      else ends.set(key, [i]);
    }
  });
  const used = new Set<number>();
  const near = (p: Vec2, q: Vec2): boolean => Math.hypot(p[0] - q[0], p[1] - q[1]) < SNAP;
  const next = (p: Vec2): Vec2 | undefined => {
    for (let di = -1; di <= 1; di++)
      for (let dj = -1; dj <= 1; dj++)
        for (const i of ends.get(cell(p, di, dj)) ?? []) {
          if (used.has(i)) continue;
          const { a, b } = pieces[i];
          if (!near(a, p) && !near(b, p)) continue;
          used.add(i);
          return near(a, p) ? b : a;
        }
    return undefined;
  };
  const grow = (points: Vec2[]): void => {
    for (let p = next(points[points.length - 1]); p; p = next(points[points.length - 1]))
      points.push(p);
  };
  const out: Vec2[][] = [];
  pieces.forEach((piece, i) => {
    if (used.has(i)) return;
    used.add(i);
    const points: Vec2[] = [piece.a, piece.b];
    grow(points);
    points.reverse();
    grow(points);
    out.push(points);
  });
  return out;
}
