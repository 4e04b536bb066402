import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { fromStored, type StoredKind, toStored } from "../foundation/stored.ts";
import { senseOfFilament, senseOfPrinter, senseOfProcess } from "./own/sense.ts";
import { FILAMENT_KIND, PRINTER_KIND, PROCESS_KIND } from "./own/shapes.ts";
import type { FilamentProfile, PrinterProfile, ProcessProfile } from "./profile-types.ts";

/**
 * A person's own profiles as files. Import this door lazily: it brings a validator that slicing does
 * not need. What it reads goes into `resolveProfile`'s `own`.
 */
export type OwnProfile =
  | { readonly kind: "printer"; readonly profile: PrinterProfile }
  | { readonly kind: "filament"; readonly profile: FilamentProfile }
  | { readonly kind: "process"; readonly profile: ProcessProfile };

/** A profile file is a few thousand characters; more is none. */
const LONGEST = 200_000;

/**
 * Reads a profile file of any of the three kinds. Problems: `machines.profile-not-json`,
 * `machines.profile-kind`, `foundation.stored-version`, `foundation.stored-invalid` (with the
 * field), and by name whatever makes no sense in it: `machines.out-of-range`,
 * `machines.least-above-most`, `machines.no-such-nozzle`, `machines.macro-unknown`,
 * `machines.macro-syntax`, `machines.unknown-setting(-like)`, `machines.not-a-number|choice`.
 */
export function parseProfile(json: string): Result<OwnProfile> {
  let raw: unknown;
  try {
    raw = json.length > LONGEST ? undefined : JSON.parse(json);
  } catch {
    raw = undefined;
  }
  if (raw === undefined) return fail(problem("machines.profile-not-json"));
  const kind = typeof raw === "object" && raw !== null && "kind" in raw ? raw.kind : undefined;
  switch (kind) {
    case PRINTER_KIND.kind:
      return read(PRINTER_KIND, raw, senseOfPrinter, (profile) => ({ kind: "printer", profile }));
    case FILAMENT_KIND.kind:
      return read(FILAMENT_KIND, raw, senseOfFilament, (profile) => ({
        kind: "filament",
        profile,
      }));
    case PROCESS_KIND.kind:
      return read(PROCESS_KIND, raw, senseOfProcess, (profile) => ({ kind: "process", profile }));
    default:
      return fail(problem("machines.profile-kind"));
  }
}

function read<T>(
  kind: StoredKind<T>,
  raw: unknown,
  sense: (profile: T) => Problem[],
  wrap: (profile: T) => OwnProfile,
): Result<OwnProfile> {
  const stored = fromStored(kind, raw);
  if (!stored.ok) return stored;
  const problems = sense(stored.value);
  return problems.length > 0 ? fail(...problems) : ok(wrap(stored.value));
}

/** The file of a profile: JSON with kind and version, which `parseProfile` takes back. */
export function profileToJson(own: OwnProfile): string {
  const stored =
    own.kind === "printer"
      ? toStored(PRINTER_KIND, own.profile)
      : own.kind === "filament"
        ? toStored(FILAMENT_KIND, own.profile)
        : toStored(PROCESS_KIND, own.profile);
  return `${JSON.stringify(stored, null, 2)}\n`;
}
