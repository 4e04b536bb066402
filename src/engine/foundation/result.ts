import type { Problem } from "./problem.ts";

/**
 * The answer of an engine door: a value with the warnings found on the way, or the problems that
 * prevented one (at least one of severity `error`). Throwing is for bugs.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

export function fail(...problems: Problem[]): { readonly ok: false; readonly problems: Problem[] } {
  return { ok: false, problems };
}
