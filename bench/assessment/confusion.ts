import {
  type Confusion,
  isAccepted,
  isFalseAccept,
  isFalseReject,
  isUndecided,
} from "../../src/engine/assessment/mutants/confusion.ts";
import type { Judged } from "./judge-part.ts";
import { DEAR_RIVALS, RIVALS } from "./rivals.ts";

/** What a rule of others accepts of the wrong and refuses of the right, as shares. */
export interface RivalFigures {
  readonly rule: string;
  readonly falseAccepts: number;
  readonly falseRejects: number;
  readonly wrong: number;
  readonly right: number;
}

/** On parts that may lie anywhere the rivals saw them laid straight; poses declared they cannot know. */
export function rivalFigures(judged: readonly Judged[]): RivalFigures[] {
  const fair = judged.filter(
    ({ label, operator }) => label !== "open" && !operator.includes("pose declared"),
  );
  const figures = (rule: string, of: readonly (readonly [Judged, boolean])[]): RivalFigures => {
    const right = of.filter(([one]) => one.label === "right");
    const wrong = of.filter(([one]) => one.label === "wrong");
    return {
      rule,
      falseAccepts: share(wrong.filter(([, accepts]) => accepts).length, wrong.length),
      falseRejects: share(right.filter(([, accepts]) => !accepts).length, right.length),
      wrong: wrong.length,
      right: right.length,
    };
  };
  return [
    figures(
      "Plumbline",
      fair.map((one) => [one, isAccepted(one)]),
    ),
    ...RIVALS.map((rule, k) =>
      figures(
        rule,
        fair.map((one) => [one, one.rivals[k] === true]),
      ),
    ),
    ...DEAR_RIVALS.map((rule, k) =>
      figures(
        rule,
        fair.flatMap((one) => (one.dear ? [[one, one.dear[k] === true] as const] : [])),
      ),
    ),
  ];
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The table for the terminal. */
export function tableOf(lines: readonly Confusion[]): string[] {
  const head = ["right", "wrong", "open", "acc!", "rej!", "undec"];
  const cells = (line: Confusion): (number | string)[] => [
    line.right,
    line.wrong,
    line.open,
    line.falseAccepts || ".",
    line.falseRejects || ".",
    line.undecidedRight + line.undecidedWrong || ".",
  ];
  const row = (name: string, of: readonly (number | string)[]): string =>
    name.padEnd(40) + of.map((cell) => String(cell).padStart(7)).join("");
  return [row("operator", head), ...lines.map((line) => row(line.operator, cells(line)))];
}

export const isBad = (one: Judged): boolean =>
  isFalseAccept(one) || isFalseReject(one) || isUndecided(one);

/** One wrong judgement, with what is needed to make the mutant again. */
export const toldOf = (one: Judged): string => {
  const said = isFalseAccept(one) ? "ACCEPTED" : isFalseReject(one) ? "REFUSED" : "UNDECIDED";
  return `${said} ${one.label} ${one.part}, ${one.operator}: ${one.name} | ${one.why}`;
};
