import type { Judged } from "./judge-part.ts";
import { DEAR_RIVALS, RIVALS } from "./rivals.ts";

/** A line of the table: one class of operators. */
export interface Confusion {
  readonly operator: string;
  readonly right: number;
  readonly wrong: number;
  /** In the guard band: not counted. */
  readonly open: number;
  readonly falseAccepts: number;
  readonly falseRejects: number;
  /** Not assessed, of the right ones and of the wrong ones. */
  readonly undecidedRight: number;
  readonly undecidedWrong: number;
}

export const isAccepted = ({ verdict }: Judged): boolean =>
  verdict === "pass" || verdict === "borderline";

const isFalseAccept = (one: Judged): boolean => one.label === "wrong" && isAccepted(one);
const isFalseReject = (one: Judged): boolean => one.label === "right" && one.verdict === "fail";
const isUndecided = (one: Judged): boolean =>
  one.label !== "open" && one.verdict === "not-assessed";

/** A line for every class, by name. */
export function confusionOf(judged: readonly Judged[]): Confusion[] {
  const operators = [...new Set(judged.map(({ operator }) => operator))].sort();
  return operators.map((operator) =>
    lineOf(
      operator,
      judged.filter((one) => one.operator === operator),
    ),
  );
}

export function lineOf(operator: string, of: readonly Judged[]): Confusion {
  const count = (is: (one: Judged) => boolean): number => of.filter(is).length;
  return {
    operator,
    right: count(({ label }) => label === "right"),
    wrong: count(({ label }) => label === "wrong"),
    open: count(({ label }) => label === "open"),
    falseAccepts: count(isFalseAccept),
    falseRejects: count(isFalseReject),
    undecidedRight: count((one) => isUndecided(one) && one.label === "right"),
    undecidedWrong: count((one) => isUndecided(one) && one.label === "wrong"),
  };
}

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
