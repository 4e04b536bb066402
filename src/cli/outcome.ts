import type { Catalogue } from "../catalogues/catalogue.ts";
import type { Ctx } from "../engine/foundation/context.ts";
import type { Problem } from "../engine/foundation/problem.ts";

/** What a verb answers. Problems of severity `error` without `passed` mean bad input: exit 2. */
export interface Outcome {
  /** Exit 0 or 1. */
  readonly passed: boolean;
  /** The fields of the one JSON object; figures carry their unit in the name. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Human text, a line each. */
  readonly lines: readonly string[];
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
}

/** What the command line lends to each verb. */
export interface VerbContext {
  readonly catalogue: Catalogue;
  readonly ctx: Ctx;
}

/** An option as `node:util` parseArgs takes it. */
export type OptionTable = Readonly<
  Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>
>;

/** Options after parsing: read with `textOption` and its sisters. */
export type Options = Readonly<Record<string, unknown>>;
