import type { CheckResult, Report, Verdict } from "../../engine/assessment/report-types.ts";
import type { Event } from "../../engine/records/event.ts";
import type { HintLevel } from "../../engine/records/hint-level.ts";
import { readPayload } from "../../engine/records/event-types.ts";

/** What one check did from one try to the next; `from` or `to` is absent where it was not planned. */
export interface TryChange {
  readonly check: string;
  readonly from?: Verdict;
  readonly to?: Verdict;
}

/** One measuring of the part, and what became other than in the try before. */
export interface Try {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly report: Report;
  readonly changes: readonly TryChange[];
  /** The measuring itself is another version's than in the try before: not all changes are the part's. */
  readonly remeasured: boolean;
  /** The help that was asked for before the next try: check id, levels in the order they were asked for. */
  readonly hints: readonly AskedHint[];
}

export interface AskedHint {
  readonly check: string;
  readonly levels: readonly HintLevel[];
}

interface Measured {
  readonly at: string;
  readonly report: Report;
  readonly hints: readonly AskedHint[];
}

/** Reports that are read back, newest ones: reading each is work on the page's thread. */
const MOST = 60;

/**
 * The tries of one lesson, oldest first, from its history. The same part measured again, or only its
 * print file proven since, is the same try with the newer report. A report of an older version is read
 * as it was; one that can't be read (of a newer version, or damaged) is left out.
 * `unsaved` is the newest report where it is in no record yet.
 */
export function triesOf(
  events: readonly Event[],
  unsaved?: Omit<Measured, "hints">,
): readonly Try[] {
  const all = [...new Map(events.map((event) => [event.id, event])).values()];
  const made = all.flatMap(({ type }, i) => (type === "report.made" ? [i] : []));
  const skipped = Math.max(0, made.length - MOST);
  const measured: Measured[] = [];
  for (const event of all.slice(made[skipped] ?? all.length)) {
    if (event.type !== "report.made" && event.type !== "hint.asked") continue;
    const read = readPayload(event);
    if (!read.ok) continue;
    const { type, payload } = read.value;
    if (type === "report.made") measured.push({ at: event.at, report: payload.report, hints: [] });
    const last = measured.at(-1);
    if (type !== "hint.asked" || !last) continue;
    const hints = moreHints(last.hints, [{ check: payload.check, levels: [payload.level] }]);
    measured[measured.length - 1] = { ...last, hints };
  }
  if (unsaved && unsaved.report.hash !== measured.at(-1)?.report.hash)
    measured.push({ ...unsaved, hints: [] });
  const tries: Try[] = [];
  for (const { at, report, hints } of measured) {
    const last = tries.at(-1);
    if (last && samePart(last.report, report)) {
      tries[tries.length - 1] = { ...last, report, hints: moreHints(last.hints, hints) };
      continue;
    }
    tries.push({
      number: skipped + tries.length + 1,
      at,
      report,
      changes: last ? changesOf(last.report, report) : [],
      remeasured: last !== undefined && last.report.engine !== report.engine,
      hints,
    });
  }
  return tries;
}

/** What was asked for, each check and level once. */
function moreHints(
  before: readonly AskedHint[],
  after: readonly AskedHint[],
): readonly AskedHint[] {
  const levels = new Map(before.map((one) => [one.check, one.levels]));
  for (const one of after)
    levels.set(one.check, [...new Set([...(levels.get(one.check) ?? []), ...one.levels])]);
  return [...levels].map(([check, asked]) => ({ check, levels: asked }));
}

/** Checks of the part whose verdict became another, in the newer report's order. */
function changesOf(before: Report, after: Report): readonly TryChange[] {
  const old = new Map(before.checks.map((check) => [check.id, check.verdict]));
  const now = new Set(after.checks.map(({ id }) => id));
  const changed = after.checks.filter(ofPart).flatMap(({ id, verdict }): TryChange[] => {
    const from = old.get(id);
    if (from === verdict) return [];
    return [{ check: id, to: verdict, ...(from ? { from } : {}) }];
  });
  const gone = before.checks
    .filter((check) => ofPart(check) && !now.has(check.id))
    .map(({ id, verdict }) => ({ check: id, from: verdict }));
  return [...changed, ...gone];
}

/** Whether two reports say the same of the part; its print file is another thing. */
function samePart(one: Report, other: Report): boolean {
  const [a, b] = [one.checks.filter(ofPart), other.checks.filter(ofPart)];
  const found = new Map(b.map((check) => [check.id, check]));
  return (
    one.engine === other.engine &&
    a.length === b.length &&
    a.every(({ id, verdict, measured, message }) => {
      const same = found.get(id);
      return same?.verdict === verdict && same.measured === measured && same.message === message;
    })
  );
}

const ofPart = ({ kind }: CheckResult): boolean => kind !== "gcode" && !kind.startsWith("gc.");
