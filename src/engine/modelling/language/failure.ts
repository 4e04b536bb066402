import type { Place, Problem } from "../../foundation/problem.ts";

/** Stops the author's script with a problem of the facade's; caught by `runScript`. */
export class ScriptFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Makes the failure of one call; the recorder knows the line. */
export type Refuse = (
  code: string,
  params: Record<string, string | number>,
  place?: Place,
) => ScriptFailure;
