import { useMemo } from "react";
import type { OtherOnBed } from "../../../browser/session/others-on-bed.ts";
import type { WorkshopActions, WorkshopState } from "../../../browser/session/workshop-state.ts";

/** What stands beside a part that stands alone, as a lesson's does: the same each time. */
export const ALONE: readonly OtherOnBed[] = [];

/** What a project can have on the bed beside its own part; a lesson has none of it. */
export interface Beside extends Pick<WorkshopState, "subject" | "title" | "adding"> {
  readonly others: readonly OtherOnBed[];
  readonly actions: Pick<
    WorkshopActions,
    "setOthers" | "addFileToBed" | "answerBedUnit" | "addProjectToBed" | "cancelAdding"
  >;
}

/** The same object while nothing of it changes: the settings are drawn again only then. */
export function useBeside({
  subject,
  title,
  adding,
  slice: { others },
  actions,
}: Pick<WorkshopState, "subject" | "title" | "adding" | "slice"> &
  Pick<Beside, "actions">): Beside {
  return useMemo(
    () => ({ subject, title, adding, others, actions }),
    [subject, title, adding, others, actions],
  );
}
