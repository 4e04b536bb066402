import type { Surface } from "../solid-types.ts";

/** A face of a mesh of our own making, in the frame of that mesh. */
export interface LeafFace {
  readonly role: string;
  readonly surface: Surface;
  /** Which plane shape made it (order of making within the sketch); absent: the body itself. */
  readonly sketch?: number;
  readonly fitted?: boolean;
  readonly residual?: number;
}

/** A closed mesh of our own making: one face number a triangle. */
export interface LeafMesh {
  readonly positions: readonly number[];
  readonly triangles: readonly number[];
  readonly faceOf: readonly number[];
  readonly faces: readonly LeafFace[];
}

/** Collects a leaf mesh. Equal points become one vertex; triangles without extent fall away. */
export class LeafBuilder {
  readonly positions: number[] = [];
  readonly triangles: number[] = [];
  readonly faceOf: number[] = [];
  readonly faces: LeafFace[] = [];
  readonly #known = new Map<string, number>();

  face(face: LeafFace): number {
    return this.faces.push(face) - 1;
  }

  /** A vertex that is never joined with another. */
  vertex(x: number, y: number, z: number): number {
    return this.positions.push(x, y, z) / 3 - 1;
  }

  /** The vertex at a point; the same one for equal points. */
  shared(x: number, y: number, z: number): number {
    const key = `${x + 0},${y + 0},${z + 0}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.vertex(x, y, z);
    this.#known.set(key, made);
    return made;
  }

  triangle(face: number, a: number, b: number, c: number): void {
    if (a === b || b === c || a === c) return;
    this.triangles.push(a, b, c);
    this.faceOf.push(face);
  }

  /** Counter-clockwise quad a b c d seen from outside. */
  quad(face: number, a: number, b: number, c: number, d: number): void {
    this.triangle(face, a, b, c);
    this.triangle(face, a, c, d);
  }

  finish(): LeafMesh {
    const { positions, triangles, faceOf, faces } = this;
    return { positions, triangles, faceOf, faces };
  }
}
