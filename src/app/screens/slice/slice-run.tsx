import type { ReactNode } from "react";
import type { FileOut } from "../../../browser/session/app-state.ts";
import type { SliceState } from "../../../browser/session/slice-state.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { FindingList } from "./finding-list.tsx";
import { SliceProblems } from "./slice-problems.tsx";
import { SliceSummary } from "./slice-summary.tsx";

interface Props {
  readonly slice: SliceState;
  readonly canSlice: boolean;
  /** Slicing is the next step here: its button is the primary one until it is done. */
  readonly onSlice: () => void;
  readonly onCancel: () => void;
  readonly file: () => FileOut | null;
  /** Shows a layer, 0-based, where a problem is. */
  readonly onLayer?: ((layer: number, at?: readonly [number, number]) => void) | undefined;
  /** The way on, shown once the file is fresh. */
  readonly next?: ReactNode;
}

/** Slicing, its progress, what it will take, the proof of the file, and the file. */
export function SliceRun({ slice, canSlice, onSlice, onCancel, file, onLayer, next }: Props) {
  const say = useSay();
  const { work } = slice;
  const fresh = work.status === "done" && !work.stale;
  const save = () => {
    const made = file();
    if (made) saveFile(made);
  };
  return (
    <>
      {work.status === "running" ? (
        <ProgressBar
          label={say("slice.running")}
          fraction={work.progress}
          onCancel={onCancel}
          cancelLabel={say("cancel")}
        />
      ) : (
        <div className="row">
          <Button kind={fresh ? "plain" : "primary"} onPress={onSlice} isDisabled={!canSlice}>
            {say(work.value ? "slice.again" : "slice.start")}
          </Button>
          {fresh && <Button onPress={save}>{say("slice.save")}</Button>}
        </div>
      )}
      {fresh && next}
      {work.value && work.stale && <ToneNotice tone="near" title={say("slice.stale")} />}
      <SliceProblems problems={work.problems} onLayer={work.value && onLayer} />
      {work.value && (
        <>
          <SliceSummary sliced={work.value} />
          <FindingList findings={work.value.findings} />
        </>
      )}
    </>
  );
}
