import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import type { AskedPlace } from "../stage/asked-place.ts";
import { ToneNotice } from "../tone-notice.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { FindingList } from "./finding-list.tsx";
import { PrintCheck } from "./print-check.tsx";
import { SliceSummary } from "./slice-summary.tsx";
import type { SliceView } from "./use-slice-view.ts";

interface Props {
  readonly view: SliceView;
  readonly onPlace: (place: AskedPlace) => void;
  /** The way on, shown once the file is fresh. */
  readonly next?: ReactNode;
}

/** Slicing, its progress, what it will take, the proof of the file, the file, and its virtual print. */
export function SliceRun({ view, onPlace, next }: Props) {
  const say = useSay();
  const { part, slice, sliced, check, actions } = view;
  const { work } = slice;
  const save = () => {
    const made = actions.gcodeFile();
    if (made) saveFile(made);
  };
  return (
    <>
      {work.status === "running" ? (
        <ProgressBar
          label={say("slice.running")}
          fraction={work.progress}
          onCancel={actions.cancel}
          cancelLabel={say("cancel")}
        />
      ) : (
        <div className="row">
          <Button
            // The next step here, until it is done.
            kind={sliced ? "plain" : "primary"}
            onPress={() => void actions.slicePart()}
            isDisabled={!part.value}
          >
            {say(work.value ? "slice.again" : "slice.start")}
          </Button>
          {sliced && <Button onPress={save}>{say("slice.save")}</Button>}
        </div>
      )}
      {sliced && next}
      {work.value && work.stale && <ToneNotice tone="near" title={say("slice.stale")} />}
      <WorkProblems problems={work.problems} onPlace={work.value && onPlace} />
      {work.value && (
        <>
          <SliceSummary sliced={work.value} />
          <FindingList findings={work.value.findings} />
        </>
      )}
      <PrintCheck
        check={check}
        lift={sliced?.profile.settings.raft_layers ?? 0}
        onPlace={onPlace}
      />
    </>
  );
}
