import type { ZodType } from "zod";
import { problem } from "./problem.ts";
import { fail, ok, type Result } from "./result.ts";

/**
 * A kind of thing that is stored or carried: every such thing says its kind and version, is
 * validated when it comes back, and is brought up to date by migrations (index i lifts version
 * i+1 to i+2).
 */
export interface StoredKind<T> {
  readonly kind: string;
  readonly version: number;
  readonly schema: ZodType<T>;
  readonly migrations: readonly ((old: unknown) => unknown)[];
}

export interface Stored<T> {
  readonly kind: string;
  readonly version: number;
  readonly data: T;
}

export function defineStored<T>(
  kind: string,
  schema: ZodType<T>,
  migrations: readonly ((old: unknown) => unknown)[] = [],
): StoredKind<T> {
  return { kind, version: migrations.length + 1, schema, migrations };
}

export function toStored<T>(kind: StoredKind<T>, data: T): Stored<T> {
  return { kind: kind.kind, version: kind.version, data };
}

/** Validates and migrates. Problems: `foundation.stored-kind`, `-version`, `-invalid`. */
export function fromStored<T>(kind: StoredKind<T>, raw: unknown): Result<T> {
  if (typeof raw !== "object" || raw === null || !("kind" in raw) || raw.kind !== kind.kind)
    return fail(problem("foundation.stored-kind", { expected: kind.kind }));
  const version = "version" in raw ? raw.version : undefined;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return fail(problem("foundation.stored-invalid", { kind: kind.kind, detail: "version" }));
  if (version > kind.version)
    return fail(problem("foundation.stored-version", { kind: kind.kind, version }));
  let data: unknown = "data" in raw ? raw.data : undefined;
  try {
    for (const lift of kind.migrations.slice(version - 1)) data = lift(data);
  } catch (cause) {
    return fail(problem("foundation.stored-invalid", { kind: kind.kind, detail: String(cause) }));
  }
  const parsed = kind.schema.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const detail = issue ? `${issue.path.join(".")}: ${issue.message}` : "";
  return fail(problem("foundation.stored-invalid", { kind: kind.kind, detail }));
}
