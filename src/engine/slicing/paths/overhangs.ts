import type { PrintSettings } from "../../machines/settings.ts";
import type { Outline } from "./outline.ts";

/** Says how much of a bead's width hangs beyond what lies below it: 0 held, 1 to 4 for each quarter. */
export type OverhangGrade = (x: number, y: number) => number;

/** Whether any setting makes a difference between walls that hang and walls that are held. */
export function gradesMatter(settings: PrintSettings): boolean {
  const { overhang_speed_25, overhang_speed_50, overhang_speed_75, overhang_speed_100 } = settings;
  return (
    overhang_speed_25 > 0 ||
    overhang_speed_50 > 0 ||
    overhang_speed_75 > 0 ||
    overhang_speed_100 > 0 ||
    settings.overhang_fan > 0
  );
}

/** By the distance of the bead's middle from the edge of the layer below; `width` in µm. */
export function overhangGrade(below: Outline, width: number): OverhangGrade {
  const half = width / 2;
  return (x, y) => {
    const away = below.distance(x, y, half);
    const beyond = below.inside(x, y) ? half - away : half + away;
    return Math.round((4 * beyond) / width);
  };
}

/** Beads are looked at this often, µm: a place where the grade changes is found as closely. */
const STEP = 400;

/** Points (xy, µm) of a part of a path, and the grade that it has all along. */
export interface GradedPiece {
  readonly points: readonly number[];
  readonly grade: number;
}

/** Parts a path (xy, µm) where its grade changes; each part begins where the one before it ends. */
export function splitByGrade(points: readonly number[], grade: OverhangGrade): GradedPiece[] {
  const pieces: GradedPiece[] = [];
  let run = [points[0]!, points[1]!];
  let last = -1;
  for (let i = 2; i < points.length; i += 2) {
    const ax = points[i - 2]!;
    const ay = points[i - 1]!;
    const bx = points[i]!;
    const by = points[i + 1]!;
    const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP));
    for (let k = 0; k < count; k++) {
      const middle = (k + 0.5) / count;
      const here = grade(ax + (bx - ax) * middle, ay + (by - ay) * middle);
      if (last >= 0 && here !== last) {
        const x = Math.round(ax + ((bx - ax) * k) / count);
        const y = Math.round(ay + ((by - ay) * k) / count);
        if (k > 0) run.push(x, y);
        pieces.push({ points: run, grade: last });
        run = [x, y];
      }
      last = here;
    }
    run.push(bx, by);
  }
  if (run.length > 2) pieces.push({ points: run, grade: Math.max(0, last) });
  return pieces;
}
