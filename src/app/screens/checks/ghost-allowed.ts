import type { LessonData } from "../../../engine/course/lesson.ts";

const TRIES = 2;

/** Whether a lesson lets the drawn part be laid over one's own after so many tries; "later": not yet. */
export function ghostAllowed(ghost: LessonData["ghost"], tries: number): boolean | "later" {
  if (ghost === "after2") return tries >= TRIES || "later";
  return ghost === "always";
}
