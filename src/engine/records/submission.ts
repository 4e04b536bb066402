import { strToU8 } from "fflate";
import type { Report } from "../assessment/report-types.ts";
import { toStored } from "../foundation/stored.ts";
import { hashInSteps } from "./blob.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Event } from "./event.ts";
import type { PartSummary, SliceRecord } from "./event-types.ts";
import { noPause, type Pause } from "./pause.ts";
import {
  manifestKind,
  SUBMISSION_ENTRIES,
  type SubmissionManifest,
} from "./submission-manifest.ts";
import { writeZip } from "./zip-write.ts";

/** What is handed in: everything that a tutor needs to do it all again elsewhere. */
export interface Submission {
  readonly manifest: Omit<SubmissionManifest, "files">;
  /** The script, where the part was modelled in code. */
  readonly source?: string;
  /** The mesh file, where the part was imported. */
  readonly mesh?: Uint8Array;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly part?: PartSummary;
  readonly report?: Report;
  readonly slice?: SliceRecord;
  /** The print file; its hash is `slice.gcodeHash`. */
  readonly gcode?: Uint8Array;
  /** The events of this lesson or project, oldest first. */
  readonly history: readonly Event[];
}

/** One `.plumb` file and its hash, by which a review is bound to it. The same content gives the same bytes. */
export async function packSubmission(
  submission: Submission,
  pause: Pause = noPause,
): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
  const names = SUBMISSION_ENTRIES;
  const entries = new Map<string, Uint8Array>();
  const put = (name: string, value: unknown) => {
    if (value === undefined) return;
    if (value instanceof Uint8Array) entries.set(name, value);
    else entries.set(name, strToU8(typeof value === "string" ? value : canonicalJson(value)));
  };
  put(names.source, submission.source);
  put(names.mesh, submission.mesh);
  put(names.parameters, submission.parameters);
  put(names.part, submission.part);
  put(names.report, submission.report);
  put(names.slice, submission.slice);
  put(names.gcode, submission.gcode);
  put(names.history, submission.history);
  const files: SubmissionManifest["files"] = [];
  for (const [name, bytes] of entries)
    files.push({ name, size: bytes.length, sha256: await hashInSteps(bytes, pause) });
  put(names.manifest, toStored(manifestKind, { ...submission.manifest, files }));
  const bytes = await writeZip(entries, pause);
  return { bytes, hash: await hashInSteps(bytes, pause) };
}
