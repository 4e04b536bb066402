import { useEffect, useRef } from "react";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { Result } from "../../../engine/foundation/result.ts";
import type { ReEmitted } from "../../../engine/gcode/re-emit.ts";
import { Button } from "../../ui/button.tsx";
import { sayProblem, useSay } from "../say.tsx";
import { FindingList } from "../slice/finding-list.tsx";
import { SummaryList } from "../slice/slice-summary.tsx";
import { sayDuration } from "../slice/say-duration.ts";
import { ToneNotice } from "../tone-notice.tsx";
import { WorkProblems } from "../work-problems.tsx";

/** No more refused lines are told; see `screenText`. */
const MOST_TOLD = 20;

interface Props {
  readonly name: string;
  readonly result: Result<ReEmitted>;
  readonly onSave: (made: ReEmitted) => void;
}

/**
 * What became of a print file from elsewhere: the lines that are refused, or the new file and its proof. It
 * comes below what was pressed, so it is brought into view.
 */
export function GcodeUploadOutcome(props: Props) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to undo the effect.
    top.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <>
      <div ref={top} />
      <Outcome {...props} />
    </>
  );
}

function Outcome({ name, result, onSave }: Props) {
  const say = useSay();
  const { problems } = result;
  if (!result.ok) {
    const refused = problems.filter(isRefused);
    if (refused.length > 0) return <Refused name={name} refused={refused} />;
    const errors = problems.filter(({ severity }) => severity === "error");
    return (
      <ToneNotice tone="fail" title={say("gcode-upload.failed", { name })} live="polite">
        {errors.map((problem) => (
          <p key={problem.code}>{sayProblem(say, problem)}</p>
        ))}
      </ToneNotice>
    );
  }
  const made = result.value;
  const { summary } = made.gcode;
  const isWrong = made.findings.some(({ verdict }) => verdict === "fail");
  return (
    <>
      {isWrong ? (
        <ToneNotice tone="fail" title={say("gcode-upload.wrong", { name })} live="polite">
          <p>{say("gcode-upload.wrong.next")}</p>
        </ToneNotice>
      ) : (
        <ToneNotice
          tone="pass"
          title={say("gcode-upload.fine", { name })}
          live="polite"
          actions={
            <Button kind="primary" onPress={() => onSave(made)}>
              {say("gcode-upload.save")}
            </Button>
          }
        />
      )}
      <WorkProblems problems={problems} />
      <SummaryList
        rows={[
          [say("slice.time"), sayDuration(say, summary.time_s)],
          [say("slice.mass"), say("quantity.g", { value: summary.mass_g })],
          [say("slice.layers"), say("quantity.count", { value: summary.layers })],
          [say("slice.height"), say("quantity.mm", { value: summary.height_mm })],
        ]}
      />
      <FindingList findings={made.findings} />
    </>
  );
}

function Refused({ name, refused }: { readonly name: string; readonly refused: Problem[] }) {
  const say = useSay();
  const count = refused.length;
  return (
    <>
      <ToneNotice tone="fail" title={say("gcode-upload.refused", { name, count })} live="polite">
        <p>{say("gcode-upload.refused.next")}</p>
        {count >= MOST_TOLD && <p>{say("gcode-upload.refused.most", { count })}</p>}
      </ToneNotice>
      <ul aria-label={say("gcode-upload.refused.list")}>
        {refused.map((problem, i) => (
          // The same command can stand on many lines; a move has its line in its place.
          <li key={`${problem.code}-${problem.params["line"] ?? i}`}>{sayProblem(say, problem)}</li>
        ))}
      </ul>
    </>
  );
}

/** A line of the file is the reason. */
const isRefused = ({ code, severity }: Problem): boolean =>
  severity === "error" && code.startsWith("gcode.refused-");
