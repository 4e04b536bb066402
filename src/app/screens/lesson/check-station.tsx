import { useState } from "react";
import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { CheckList } from "../checks/check-list.tsx";
import { highlightsOf, labelsOf } from "../checks/check-places.ts";
import { nameOfCheck, sayCheck } from "../checks/say-check.ts";
import { useSay } from "../say.tsx";
import { PartPane } from "../stage/part-pane.tsx";
import { StagePair } from "../stage/stage-pair.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { LessonDrawing } from "./lesson-drawing.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 3: the verdict first, then the one thing to mend, shown on the part. */
export function CheckStation() {
  const say = useSay();
  const { part, report, actions } = useLesson();
  const text = useLessonText();
  const checks = report.value?.checks ?? [];
  const worst =
    checks.find((check) => check.verdict === "fail") ??
    checks.find((c) => c.verdict === "not-assessed");
  const [chosen, setChosen] = useState<string>();
  const [lookAt, setLookAt] = useState<{ pane: "part"; face: number }>();
  const shown = checks.find((check) => check.id === chosen) ?? worst;
  const show = (check: CheckResult) => {
    setChosen(check.id);
    const place = check.places.find((one) => one.kind === "face");
    if (place?.kind === "face") setLookAt({ pane: "part", face: place.face });
  };
  return (
    <StationLayout
      heading={text.check.heading}
      step={
        <>
          {report.status === "running" && (
            <ProgressBar
              label={say("check.running")}
              onCancel={actions.cancel}
              cancelLabel={say("cancel")}
            />
          )}
          <WorkProblems problems={part.status === "failed" ? part.problems : report.problems} />
          {report.value && !report.stale && !part.stale && <Verdict worst={worst} onShow={show} />}
          <Paragraphs texts={text.check.paragraphs} />
          <Button onPress={() => void actions.check()}>{say("check.again")}</Button>
        </>
      }
      stage={
        <StagePair
          main="part"
          asked={lookAt}
          panes={[
            {
              id: "drawing",
              title: say("stage.drawing"),
              node: (
                <LessonDrawing highlight={shown?.dimension} wrong={shown?.verdict === "fail"} />
              ),
            },
            {
              id: "part",
              title: say("stage.part"),
              node: (
                <PartPane
                  solid={part.value ?? null}
                  title={say("stage.part")}
                  highlights={shown ? highlightsOf(shown) : []}
                  labels={shown ? labelsOf(say, shown, nameOfCheck(say, shown, text.checks)) : []}
                  lookAt={lookAt}
                />
              ),
            },
          ]}
        />
      }
      sideLabel={say("check.title")}
      side={
        <CheckList
          checks={checks}
          names={text.checks}
          selected={shown?.id}
          told={worst?.id}
          onSelect={show}
        />
      }
    />
  );
}

interface VerdictProps {
  readonly worst: CheckResult | undefined;
  readonly onShow: (check: CheckResult) => void;
}

function Verdict({ worst, onShow }: VerdictProps) {
  const say = useSay();
  const { report, actions } = useLesson();
  const text = useLessonText();
  const counts = report.value?.counts ?? { pass: 0, total: 0 };
  const count = say("check.count", { pass: counts.pass, total: counts.total });
  if (!worst)
    return (
      <ToneNotice
        tone="pass"
        title={say("check.all-right")}
        live="polite"
        actions={
          <Button kind="primary" onPress={() => actions.enter("slice")}>
            {say("lesson.go.slice")}
          </Button>
        }
      >
        <p>{count}</p>
      </ToneNotice>
    );
  return (
    <>
      <ToneNotice
        tone={worst.verdict === "fail" ? "fail" : "near"}
        title={nameOfCheck(say, worst, text.checks)}
        live="polite"
        actions={
          <>
            {worst.places.length > 0 && (
              <Button kind="primary" onPress={() => onShow(worst)}>
                {say("lesson.show-me")}
              </Button>
            )}
            <Button onPress={() => actions.enter("model")}>{say("check.change")}</Button>
            <Button kind="quiet" onPress={() => actions.enter("slice")}>
              {say("check.go-on")}
            </Button>
          </>
        }
      >
        <p>{sayCheck(say, worst, nameOfCheck(say, worst, text.checks))}</p>
      </ToneNotice>
      <p className="quiet">{count}</p>
    </>
  );
}
