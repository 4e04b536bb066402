import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { PROCESSES } from "../../engine/machines/processes.ts";
import type { ProcessProfile } from "../../engine/machines/profile-types.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { readPreference, writePreference } from "../storage/preferences.ts";
import type { ProfileChoice, SettingValues } from "./slice-state.ts";
import { problem } from "../../engine/foundation/problem.ts";

/**
 * A person's own ways of printing. They are kept with the browser's preferences and as files, not in
 * the records: what a record holds is always a stock process and the settings over it, so that
 * everybody who opens it has all that it needs.
 */
const keyOf = (person: string) => `own-processes.${person}`;

const door = () => import("../../engine/machines/own-profiles.ts");

/** What is kept in this browser; what can't be read any more is left out. */
export async function ownProcesses(person: string): Promise<readonly ProcessProfile[]> {
  const kept = readPreference(keyOf(person));
  if (!kept) return [];
  let texts: unknown;
  try {
    texts = JSON.parse(kept);
  } catch {
    texts = [];
  }
  const { parseProfile } = await door();
  return (Array.isArray(texts) ? texts : []).flatMap((text) => {
    const read = parseProfile(String(text));
    return read.ok && read.value.kind === "process" ? [read.value.profile] : [];
  });
}

export async function keepOwnProcesses(
  person: string,
  processes: readonly ProcessProfile[],
): Promise<void> {
  const { profileToJson } = await door();
  const texts = processes.map((profile) => profileToJson({ kind: "process", profile }));
  writePreference(keyOf(person), JSON.stringify(texts));
}

/** The process as a file that another computer takes. */
export async function ownProcessFile(profile: ProcessProfile): Promise<string> {
  const { profileToJson } = await door();
  return profileToJson({ kind: "process", profile });
}

/** Reads such a file. Problems: those of `parseProfile`, and `machines.profile-kind`. */
export async function readOwnProcess(text: string): Promise<Result<ProcessProfile>> {
  const { parseProfile } = await door();
  const read = parseProfile(text);
  if (!read.ok) return read;
  if (read.value.kind !== "process") return fail(problem("machines.profile-kind"));
  return ok(read.value.profile);
}

/** The choice in force as a process of the person's own, under a name and an id of its own. */
export function processOf(
  name: string,
  process: string,
  settings: SettingValues,
  taken: readonly ProcessProfile[],
): ProcessProfile | undefined {
  const base = PROCESSES.find(({ id }) => id === process);
  if (!base) return undefined;
  let number = 1;
  while (taken.some(({ id }) => id === `own-${number}`)) number++;
  return {
    id: `own-${number}`,
    name,
    source: base.name,
    nozzleDiameter: base.nozzleDiameter,
    settings: { ...base.settings, ...settings },
  };
}

/**
 * The stock process and the settings over it that amount to an own process, for a printer and a
 * filament. Problems: those of `resolveProfile`.
 */
export function choiceFor(
  own: ProcessProfile,
  { printer, filament, process }: ProfileChoice,
): Result<{ readonly process: string; readonly settings: SettingValues }> {
  const wanted = resolveProfile({ printer, filament, process: own.id, own: { processes: [own] } });
  if (!wanted.ok) return wanted;
  const height = wanted.value.settings.layer_height;
  const heightOf = ({ settings }: ProcessProfile) => Number(settings["layer_height"] ?? 0.2);
  const far = (one: ProcessProfile) => Math.abs(heightOf(one) - height);
  const [base] = PROCESSES.filter(
    ({ nozzleDiameter }) => nozzleDiameter === own.nozzleDiameter,
  ).sort((a, b) => far(a) - far(b) || Number(b.id === process) - Number(a.id === process));
  const stock = resolveProfile({ printer, filament, ...(base ? { process: base.id } : {}) });
  if (!stock.ok || !base) return stock.ok ? fail(problem("machines.profile-kind")) : stock;
  const before: SettingValues = { ...stock.value.settings };
  const settings = Object.fromEntries(
    Object.entries(wanted.value.settings).filter(([name, value]) => value !== before[name]),
  );
  return ok({ process: base.id, settings });
}
