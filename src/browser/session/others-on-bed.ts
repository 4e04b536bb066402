import type { Problem } from "../../engine/foundation/problem.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh, Vec3 } from "../../engine/geometry/mesh.ts";
import type { OtherPart, PrintChoice } from "../../engine/records/event-types.ts";
import type { BedPart } from "../../engine/slicing/lay-on-bed.ts";

/** Another part beside the project's own, with its mesh as soon as that has been read. */
export interface OtherOnBed {
  readonly part: OtherPart;
  /** mm; the same object for each copy of the same file. */
  readonly mesh?: Mesh;
  /** As it was drawn, mm. */
  readonly size?: Vec3;
  /** Why it can't be read. */
  readonly problems: readonly Problem[];
}

/** What was recorded, before any of it is read again. */
export const othersOf = (choice: PrintChoice | undefined): readonly OtherOnBed[] =>
  (choice?.bed?.others ?? []).map((part) => ({ part, problems: [] }));

/** The files that a choice needs, each once: what is recorded with it names them. */
export const filesOf = ({ bed }: Pick<PrintChoice, "bed">): string[] => [
  ...new Set((bed?.others ?? []).map(({ mesh }) => mesh.hash)),
];

/** The first one that is neither read nor known to be unreadable. */
export const unread = (others: readonly OtherOnBed[]): OtherOnBed | undefined =>
  others.find(({ mesh, problems }) => !mesh && problems.length === 0);

/** Whether some of them are still being read. */
export const isReading = (others: readonly OtherOnBed[]): boolean => unread(others) !== undefined;

/** What stands on the bed beside the own part. Problems: why one can't be read. */
export function othersForBed(others: readonly OtherOnBed[]): Result<readonly BedPart[]> {
  const parts: BedPart[] = [];
  for (const { part, mesh, problems } of others) {
    const { name, turn, copies } = part;
    if (!mesh)
      return problems.length > 0
        ? fail(...problems)
        : fail(problem("session.bed-part-missing", { name }));
    parts.push({ name, mesh, turn, copies });
  }
  return ok(parts);
}
