import type { Mesh } from "../geometry/mesh.ts";

export type MeshFormat = "stl-binary" | "stl-ascii" | "obj" | "3mf";
/** Units that a 3MF file can declare (3MF core specification 1.3, `ST_Unit`), in our words. */
export type FileUnit = "micrometre" | "millimetre" | "centimetre" | "inch" | "foot" | "metre";

/** What reading and welding found. An edge counts once, whatever its number of triangles. */
export interface MeshReport {
  /** Triangles of the mesh handed out. */
  readonly triangles: number;
  /** Edges with one triangle only: the surface has a gap there. */
  readonly openEdges: number;
  /** Edges with more than two triangles, or with two that face opposite ways. */
  readonly nonManifoldEdges: number;
  /** Triangles of the file that were left out because two of their corners are one point. */
  readonly degenerate: number;
  /** Pieces that hang together by edges. */
  readonly bodies: number;
}

export interface UnitGuess {
  /** Multiply the mesh by this to get millimetres (`scaleMesh`); 1 where it already is in them. */
  readonly factor: number;
  /** `declared` by the file; `plausible` as millimetres; or so small that another unit is likely. */
  readonly reason: "declared" | "plausible" | "looks-like-inches" | "looks-like-metres";
}

export interface ImportedMesh {
  /** Welded. In mm where the file declares a unit, else in the file's own numbers. */
  readonly mesh: Mesh;
  readonly format: MeshFormat;
  /** The unit that the file declares, if any. */
  readonly unit?: FileUnit;
  readonly unitGuess: UnitGuess;
  readonly report: MeshReport;
}

/** What a format's reader hands to the door: corners as the file has them, not welded. */
export interface RawMesh {
  readonly mesh: Mesh;
  readonly format: MeshFormat;
  readonly unit?: FileUnit;
  /** Triangles already left out by the reader. */
  readonly degenerate: number;
}

/** More triangles than this are refused: an old PC would run out of memory. */
export const MAX_TRIANGLES = 20_000_000;
