import type { Work } from "../../../browser/session/work.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { ToneNotice } from "../tone-notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";

interface Props {
  readonly work: Work<Solid>;
  readonly onShow: (problem: Problem) => void;
  readonly onCancel: () => void;
}

/** How the last run of the script went: its size in figures, or what to mend. */
export function RunState({ work, onShow, onCancel }: Props) {
  const say = useSay();
  const solid = work.value;
  const size = solid
    ? ([0, 1, 2] as const).map((i) => solid.bounds.max[i] - solid.bounds.min[i])
    : [];
  return (
    <div className="run-state" aria-live="polite">
      {work.status === "running" && (
        <ProgressBar
          label={say("lesson.running")}
          fraction={work.progress > 0 ? work.progress : undefined}
          onCancel={onCancel}
          cancelLabel={say("cancel")}
        />
      )}
      <WorkProblems problems={work.problems} onShow={onShow} />
      {work.status === "done" && solid && (
        <ToneNotice tone="info" title={say("lesson.ran")}>
          <p>
            {say("lesson.ran.size", {
              x: size[0] ?? 0,
              y: size[1] ?? 0,
              z: size[2] ?? 0,
              volume: solid.volume / 1000,
            })}
          </p>
        </ToneNotice>
      )}
    </div>
  );
}
