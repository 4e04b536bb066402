import { Group, type Plane } from "three";
import type { SceneColors, Tone } from "../scene-types.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { type PartEdges, segmentsWhere } from "./part-edges.ts";

const TONES: readonly Tone[] = ["pass", "near", "fail", "select"];

export interface HighlightLines {
  readonly object: Group;
  draw(edges: PartEdges | undefined, tones: ReadonlyMap<number, Tone>): void;
  recolor(colors: SceneColors): void;
  clip(planes: readonly Plane[]): void;
  dispose(): void;
}

/** Outlines the faces that stand out: strongly where they are seen, faintly through the part. */
export function createHighlightLines(): HighlightLines {
  const object = new Group();
  const lines = TONES.map((tone) => ({
    tone,
    seen: createFatLines({ color: "#000", width: 3, order: 7, inFront: true }),
    hidden: createFatLines({ color: "#000", width: 2, order: 8, opacity: 0.35, where: "behind" }),
  }));
  for (const { seen, hidden } of lines) object.add(seen.object, hidden.object);
  return {
    object,
    draw(edges, tones) {
      for (const { tone, seen, hidden } of lines) {
        const toned = (face: number | undefined) => tones.get(face ?? -1) === tone;
        const used = edges && [...tones.values()].includes(tone);
        const segments = used
          ? segmentsWhere(edges, (e) => toned(edges.left[e]) !== toned(edges.right[e]))
          : new Float32Array();
        seen.set(segments);
        hidden.set(segments);
      }
    },
    recolor(colors) {
      for (const { tone, seen, hidden } of lines) {
        seen.recolor(colors[tone]);
        hidden.recolor(colors[tone]);
      }
    },
    clip(planes) {
      for (const { seen, hidden } of lines) {
        seen.clip(planes);
        hidden.clip(planes);
      }
    },
    dispose() {
      for (const { seen, hidden } of lines) {
        seen.dispose();
        hidden.dispose();
      }
    },
  };
}
