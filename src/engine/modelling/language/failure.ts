import type { Problem } from "../../foundation/problem.ts";

/** Stops the author's script with a problem of the facade's; caught by `runScript`. */
export class ScriptFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
