import type { Report } from "../../engine/assessment/report-types.ts";
import type { PartSummary, SliceRecord } from "../../engine/records/event-types.ts";
import type { Submission } from "../../engine/records/submission.ts";
import type { Difference } from "./review-state.ts";

/** What came out of the same work on this computer; absent where it could not be made. */
export interface MadeHere {
  /** Version of the app. */
  readonly engine: string;
  readonly part?: PartSummary;
  readonly report?: Report;
  readonly slice?: SliceRecord;
}

const PART = ["volume", "area", "faces"] as const;
const SLICE = ["time_s", "filament_mm", "layers"] as const;
/** Numbers nearer than this fraction are equal: engines may sum in another order. */
const NEAR = 1e-6;

/** Everything that came out differently here than in the file sent: none for honest, undamaged work. */
export function differencesOf(sent: Submission, here: MadeHere): readonly Difference[] {
  const found: Difference[] = [];
  if (sent.manifest.engine !== here.engine)
    found.push({ kind: "engine", sent: sent.manifest.engine, here: here.engine });
  for (const figure of PART) found.push(...figureOf(figure, sent.part, here.part));
  if (here.report && !sent.report) found.push({ kind: "report-missing" });
  for (const check of here.report?.checks ?? []) {
    const other = sent.report?.checks.find(({ id }) => id === check.id);
    const verdict = other?.verdict ?? "not-assessed";
    if (sent.report && verdict !== check.verdict)
      found.push({ kind: "check", check: check.id, sent: verdict, here: check.verdict });
  }
  for (const figure of SLICE) found.push(...figureOf(figure, sent.slice, here.slice));
  if (sent.slice && here.slice && sent.slice.gcodeHash !== here.slice.gcodeHash)
    found.push({ kind: "gcode", sent: sent.slice.gcodeHash, here: here.slice.gcodeHash });
  return found;
}

function figureOf<F extends (typeof PART)[number] | (typeof SLICE)[number]>(
  figure: F,
  sent: Readonly<Record<F, number>> | undefined,
  here: Readonly<Record<F, number>> | undefined,
): readonly Difference[] {
  if (!sent || !here) return [];
  const [a, b] = [sent[figure], here[figure]];
  if (Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b))) return [];
  return [{ kind: "figure", figure, sent: a, here: b }];
}
