import { type Problem, problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";

/** What may go wrong in a formula; the sentence tells by it. */
type Reason = "end" | "sign" | "name" | "bracket" | "zero" | "long" | "large";

/** Longer than any sum on a drawing; bounds the depth of brackets too. */
const LONGEST = 200;
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|([-+*/()]))/y;

/**
 * The value of a sum of numbers and parameters, such as `length - 15` or `(height - wall) / 2`: `+ - * /`,
 * brackets, a minus before a term; decimal point. Recursive descent after the usual grammar: `*` and `/`
 * bind closer than `+` and `-`, equals from the left. Problem: `assessment.formula`, its `column` from 1.
 */
export function formulaValue(
  formula: string,
  values: Readonly<Record<string, number>>,
): Result<number> {
  const reader = new Reader(formula, values);
  const value = formula.length > LONGEST ? reader.wrong("long") : reader.sum();
  if (value !== undefined && !reader.atEnd()) reader.wrong("sign");
  if (value !== undefined && !Number.isFinite(value)) reader.wrong("large");
  if (reader.problem) return fail(reader.problem);
  return ok((value as number) + 0);
}

/** Reads and works out at once. Every step gives undefined after the first problem. */
class Reader {
  problem: Problem | undefined;
  readonly #formula: string;
  readonly #values: Readonly<Record<string, number>>;
  #at = 0;

  constructor(formula: string, values: Readonly<Record<string, number>>) {
    this.#formula = formula;
    this.#values = values;
  }

  wrong(reason: Reason, name = "", at = this.#at): undefined {
    const formula = this.#formula.slice(0, 60);
    this.problem ??= problem("assessment.formula", { formula, column: at + 1, reason, name });
    return undefined;
  }

  atEnd(): boolean {
    return this.#formula.slice(this.#at).trim() === "";
  }

  sum(): number | undefined {
    let value = this.#product();
    for (;;) {
      const sign = this.#take("+-");
      if (value === undefined || !sign) return value;
      const next = this.#product();
      if (next === undefined) return undefined;
      value = sign === "+" ? value + next : value - next;
    }
  }

  #product(): number | undefined {
    let value = this.#term();
    for (;;) {
      const start = this.#at;
      const sign = this.#take("*/");
      if (value === undefined || !sign) return value;
      const next = this.#term();
      if (next === undefined) return undefined;
      if (sign === "/" && next === 0) return this.wrong("zero", "", start);
      value = sign === "*" ? value * next : value / next;
    }
  }

  #term(): number | undefined {
    if (this.#take("-")) {
      const value = this.#term();
      return value === undefined ? undefined : -value;
    }
    const start = this.#at;
    const [number, name, sign] = this.#next();
    if (number !== undefined) return Number(number);
    if (name !== undefined)
      return Object.hasOwn(this.#values, name)
        ? this.#values[name]
        : this.wrong("name", name, start + this.#blanks(start));
    if (sign === "(") {
      const value = this.sum();
      if (value === undefined || this.#take(")")) return value;
      return this.wrong("bracket");
    }
    this.#at = start;
    return this.wrong(this.atEnd() ? "end" : "sign");
  }

  #blanks(from: number): number {
    const rest = this.#formula.slice(from);
    return rest.length - rest.trimStart().length;
  }

  /** The next sign, if it is one of these. */
  #take(signs: string): string | undefined {
    const start = this.#at;
    const [, , sign] = this.#next();
    if (sign !== undefined && signs.includes(sign)) return sign;
    this.#at = start;
    return undefined;
  }

  /** Number, name or sign, the other two undefined; all undefined where there is none. */
  #next(): readonly (string | undefined)[] {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#formula);
    if (!found) return [];
    this.#at = TOKEN.lastIndex;
    return found.slice(1);
  }
}
