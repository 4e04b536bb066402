import type { Report } from "../report-types.ts";
import type { Label } from "./mutant.ts";

/** What was said of one mutant. */
export interface JudgedMutant {
  readonly operator: string;
  readonly name: string;
  readonly label: Label;
  readonly verdict: Report["verdict"];
  /** The first checks that are not right, with their numbers. */
  readonly why: string;
}

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

/** A borderline part is taken too. */
export const isAccepted = ({ verdict }: JudgedMutant): boolean =>
  verdict === "pass" || verdict === "borderline";
/** Wrong, and taken. */
export const isFalseAccept = (one: JudgedMutant): boolean =>
  one.label === "wrong" && isAccepted(one);
/** Right, and refused. */
export const isFalseReject = (one: JudgedMutant): boolean =>
  one.label === "right" && one.verdict === "fail";
/** Left to the tutor. */
export const isUndecided = (one: JudgedMutant): boolean =>
  one.label !== "open" && one.verdict === "not-assessed";

/** A line for every class, by name. */
export function confusionOf(judged: readonly JudgedMutant[]): Confusion[] {
  const operators = [...new Set(judged.map(({ operator }) => operator))].sort();
  return operators.map((operator) =>
    lineOf(
      operator,
      judged.filter((one) => one.operator === operator),
    ),
  );
}

/** The counts of some mutants, under a name. */
export function lineOf(operator: string, of: readonly JudgedMutant[]): Confusion {
  const count = (is: (one: JudgedMutant) => boolean): number => of.filter(is).length;
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

/** Why a report is no pass: its first four findings, in short. */
export function whyOf({ checks }: Report): string {
  return checks
    .filter(({ verdict }) => verdict === "fail" || verdict === "not-assessed")
    .slice(0, 4)
    .map(({ id, verdict, message, measured, uncertainty }) =>
      [id, verdict, message, measured?.toFixed(4), `±${uncertainty.toFixed(4)}`].join(" "),
    )
    .join("; ");
}
