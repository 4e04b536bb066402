import type { Piece } from "./one-side.ts";

/** The piece with the largest bound first; of equal ones the one that came first. */
export class PieceHeap {
  readonly #items: { readonly piece: Piece; readonly turn: number }[] = [];
  #turns = 0;

  top(): Piece | undefined {
    return this.#items[0]?.piece;
  }

  push(piece: Piece): void {
    const items = this.#items;
    const item = { piece, turn: this.#turns++ };
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = items[up];
      if (!above || !isBefore(item, above)) break;
      items[at] = above;
      at = up;
    }
    items[at] = item;
  }

  pop(): Piece | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (!first || !last || first === last) return first?.piece;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      let below = items[down];
      if (!below) break;
      const right = items[down + 1];
      if (right && isBefore(right, below)) [down, below] = [down + 1, right];
      if (!isBefore(below, last)) break;
      items[at] = below;
      at = down;
    }
    items[at] = last;
    return first.piece;
  }
}

interface Item {
  readonly piece: Piece;
  readonly turn: number;
}

const isBefore = (a: Item, b: Item): boolean =>
  a.piece.most > b.piece.most || (a.piece.most === b.piece.most && a.turn < b.turn);
