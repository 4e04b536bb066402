import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import type { LessonData } from "../../../engine/course/lesson.ts";
import type { HintLevel } from "../../../engine/records/hint-level.ts";
import type { Say } from "../say.tsx";
import { beyondLimit } from "./check-figures.ts";
import { sayCheck, sayFirst } from "./say-check.ts";

type Dimension = LessonData["drawing"]["dimensions"][number];

/** An author's own texts, level by level, each by language. */
export type OwnHints = readonly Readonly<Record<string, string>>[] | undefined;

/**
 * Three levels of help with one check: where to look, what kind of mistake it is, and the numbers with
 * the way to mend it. `dimension` is the drawing's that asks for it. The texts of the lesson's author take the
 * place of the built-in ones, as far as they are there in the language.
 */
export function hintsOf(
  say: Say,
  check: CheckResult,
  name: string,
  dimension: Dimension | undefined,
  own?: { readonly hints: OwnHints; readonly language: string },
): Readonly<Record<HintLevel, string>> {
  // Written for what is wrong with it: where nothing is, they would mislead.
  const written = (level: number) =>
    check.verdict === "fail" ? own?.hints?.[level]?.[own.language] : undefined;
  return {
    where: written(0) ?? sayWhere(say, check, dimension),
    kind: written(1) ?? sayFirst(say, kindIds(check)),
    how: written(2) ?? sayCheck(say, check, name),
  };
}

function sayWhere(say: Say, check: CheckResult, dimension: Dimension | undefined): string {
  const onPart = check.places.some(({ kind }) => kind === "face");
  const part = say(onPart ? "check-page.where.part" : "check-page.where.whole");
  if (isPrint(check)) return say("check-page.where.print");
  if (!dimension) return part;
  const { view, kind, nominal } = dimension;
  const text = say("check-page.where.drawing", { view, kind, nominal });
  return onPart ? `${text} ${part}` : text;
}

/** Sentences for the kind of mistake, the most telling first; the last one always fits. */
export function kindIds(check: CheckResult): readonly string[] {
  const [mixUp = ""] = (check.misconception ?? "").split(" ");
  const [family = ""] = check.kind.split(".");
  const side = beyondLimit(check)?.side;
  return [
    ...(mixUp ? [`check-page.kind.${mixUp}`] : []),
    ...(check.verdict === "fail" ? [] : [`check-page.kind.${check.verdict}`]),
    // A zone's width can only be too large: its family says more.
    ...(side && SIZED.has(family) ? [`check-page.kind.${side}`] : []),
    `check-page.kind.${family}`,
    ...(side ? [`check-page.kind.${side}`] : []),
    "check-page.kind.any",
  ];
}

/** Families whose figures are sizes. */
const SIZED = new Set(["dim", "fit"]);

const isPrint = ({ kind }: CheckResult): boolean => kind === "gcode" || kind.startsWith("gc.");
