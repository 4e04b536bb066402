import { type Problem, problem } from "../../engine/foundation/problem.ts";

/**
 * What a browser threw, as a named problem: `storage.full` (quota or disk), `storage.refused`
 * (switched off, private mode), `storage.newer` (another tab runs a newer version),
 * `storage.lost` (anything else: cleared, closed, disk error).
 */
export function storageProblem(cause: unknown): Problem {
  const names = namesOf(cause);
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  if (has("QuotaExceededError")) return problem("storage.full");
  if (has("VersionError")) return problem("storage.newer");
  if (has("SecurityError", "MissingAPIError", "NotAllowedError", "OpenFailedError"))
    return problem("storage.refused");
  return problem("storage.lost", { detail: names[0] ?? "" });
}

/** Names of an error and of those that it wraps: an aborted transaction hides a full disk. */
export function namesOf(cause: unknown, depth = 0): readonly string[] {
  if (typeof cause !== "object" || cause === null || depth > 4) return [];
  const {
    name,
    inner,
    cause: under,
  } = cause as { name?: string; inner?: unknown; cause?: unknown };
  return [...(name ? [name] : []), ...namesOf(inner, depth + 1), ...namesOf(under, depth + 1)];
}
