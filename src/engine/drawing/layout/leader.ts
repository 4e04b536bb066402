import type { Vec2 } from "../../geometry/mesh.ts";
import { ARROW } from "./linear.ts";
import type { Candidate } from "./placed.ts";
import { DIMENSION_HEIGHT, type Rect, textWidth } from "./text.ts";

/** Leader angles, the customary ones first. */
const ANGLES = [
  45, 60, 30, 135, 120, 150, -45, -60, -30, -135, -120, -150, 75, 105, -75, -105, 15, 165,
];
const REACHES = [7, 10, 14, 18, 23, 28, 34, 40, 48, 58];

export interface LeaderSpec {
  readonly text: string;
  readonly centre: Vec2;
  readonly radius: number;
  /** For a radius: the middle of its arc, degrees; the arrow then stays near it. */
  readonly towards?: number;
  readonly box: Rect;
}

/** All ways to lead to a circle or an arc: a slanted line to the curve, a level landing with text. */
export function leaderCandidates(spec: LeaderSpec): Candidate[] {
  const { centre, radius, towards, box } = spec;
  const out: Candidate[] = [];
  const angles =
    towards === undefined ? ANGLES : [0, 10, -10, 20, -20, 30, -30].map((d) => towards + d);
  const width = textWidth(spec.text, DIMENSION_HEIGHT) + 1;
  angles.forEach((angle, rank) => {
    for (const inner of towards === undefined ? [false] : [false, true]) {
      const a = (angle * Math.PI) / 180;
      const out2: Vec2 = inner ? [-Math.cos(a), -Math.sin(a)] : [Math.cos(a), Math.sin(a)];
      const tip: Vec2 = [centre[0] + radius * Math.cos(a), centre[1] + radius * Math.sin(a)];
      for (const reach of REACHES) {
        if (reach < ARROW + 2) continue;
        const elbow: Vec2 = [tip[0] + out2[0] * reach, tip[1] + out2[1] * reach];
        const sign = out2[0] >= -1e-9 ? 1 : -1;
        const end: Vec2 = [elbow[0] + sign * width, elbow[1]];
        const overView =
          Math.max(elbow[0], end[0]) > box.min[0] &&
          Math.min(elbow[0], end[0]) < box.max[0] &&
          elbow[1] + DIMENSION_HEIGHT + 1.5 > box.min[1] &&
          elbow[1] < box.max[1];
        out.push({
          segments: [
            { a: tip, b: elbow, kind: "leader" },
            { a: elbow, b: end, kind: "leader" },
          ],
          arrows: [{ tip, directionDegrees: inner ? angle : angle + 180 }],
          text: spec.text,
          at: [elbow[0] + (sign * width) / 2, elbow[1] + 1.1],
          turned: false,
          anchor: "middle",
          cost: rank * 1.2 + reach * 0.5 + (overView ? 14 : 0) + (inner ? 6 : 0),
        });
      }
    }
  });
  return out;
}
