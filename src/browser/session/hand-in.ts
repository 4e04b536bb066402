import { type Result, fail, ok } from "../../engine/foundation/result.ts";
import { problem } from "../../engine/foundation/problem.ts";
import type { Submitted } from "../../engine/records/profile-state.ts";
import { packSubmission } from "../../engine/records/submission.ts";
import type { FileOut } from "./app-state.ts";
import type { Desk } from "./desk.ts";
import { gcodeBytes } from "./gcode-bytes.ts";
import type { LessonState } from "./lesson-state.ts";
import { partSummary } from "./model-part.ts";
import { pause } from "./pause.ts";
import { fileName } from "./profile-records.ts";
import type { Services } from "./services.ts";
import { sliceRecord } from "./slice-choice.ts";
import { printable } from "./slice-part.ts";

/**
 * Packs the lesson's work into one file, keeps it here, and records it. Problems:
 * `session.no-profile`, `session.no-part`, `session.hand-in-check` (not measured),
 * `session.hand-in-slice` (no proved G-code of this part).
 */
export async function handIn(
  services: Services,
  desk: Desk,
  state: LessonState,
  title: string,
  onHanded: (submitted: Submitted) => void,
): Promise<Result<FileOut>> {
  const { subject, source, parameters, part, report, slice, lesson } = state;
  const profile = desk.profile();
  if (!profile) return fail(problem("session.no-profile"));
  if (!part.value || part.stale) return fail(problem("session.no-part"));
  if (!report.value || report.stale) return fail(problem("session.hand-in-check"));
  const sliced = slice.work.stale ? undefined : slice.work.value;
  if (!sliced || !printable(sliced)) return fail(problem("session.hand-in-slice"));
  const at = services.now();
  const { bytes, hash } = await packSubmission(
    {
      manifest: {
        subject,
        title,
        actor: profile.actor,
        pseudonym: profile.pseudonym,
        engine: services.engine,
        at,
      },
      source,
      parameters,
      part: await partSummary(part.value),
      report: report.value,
      slice: sliceRecord(slice, sliced),
      gcode: gcodeBytes(sliced.gcode.chunks),
      history: desk.history(subject),
    },
    pause,
  );
  await desk.record(
    {
      type: "handed-in",
      subject,
      payload: { submission: hash, gcodeHash: sliced.gcodeHash },
      blobs: [hash],
    },
    [{ hash, bytes }],
  );
  onHanded({ hash, gcodeHash: sliced.gcodeHash, at });
  const name = `${fileName(lesson.code, profile.pseudonym)}.plumb`;
  return ok({ name, mime: "application/zip", bytes });
}
