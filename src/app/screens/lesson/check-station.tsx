import { useState } from "react";
import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useApp } from "../app-context.tsx";
import { CheckList } from "../checks/check-list.tsx";
import { highlightsOf, labelsOf } from "../checks/check-places.ts";
import { CheckTable } from "../checks/check-table.tsx";
import { ComparePanel } from "../checks/compare-panel.tsx";

import { DeviationLegend } from "../checks/deviation-legend.tsx";
import { ghostAllowed } from "../checks/ghost-allowed.ts";
import { ReportButton } from "../checks/report-button.tsx";
import { reportInWords } from "../checks/report-in-words.ts";
import { nameOfCheck } from "../checks/say-check.ts";
import { toldChecks } from "../checks/told-checks.ts";
import { TryList } from "../checks/try-list.tsx";
import { useComparison } from "../checks/use-comparison.ts";
import { useComparisonScene } from "../checks/use-comparison-scene.ts";
import { VerdictNotice } from "../checks/verdict-notice.tsx";
import { useSay } from "../say.tsx";
import { PartPane } from "../stage/part-pane.tsx";
import { StagePair } from "../stage/stage-pair.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { LessonDrawing } from "./lesson-drawing.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 3: the verdict first, then the one thing to mend, shown on the part. */
export function CheckStation() {
  const say = useSay();
  const { part, report, reference, lesson, tries, asked, actions } = useLesson();
  const { profile } = useApp();
  const text = useLessonText();
  const made = reportInWords(say, report.value, text.checks);
  const checks = made?.checks ?? [];
  const told = made && made.verdict !== "pass" ? toldChecks(made) : [];
  const [chosen, setChosen] = useState<string>();
  const [lookAt, setLookAt] = useState<{ pane: "part"; face: number }>();
  const [pane, setPane] = useState<{ pane: "part" }>();
  const comparison = useComparison(lesson, part.value, reference.value);
  const shown = checks.find((check) => check.id === chosen) ?? told[0];
  const lookFor = (face?: number) => {
    const place = { pane: "part" } as const;
    setPane(place);
    if (face !== undefined) setLookAt({ ...place, face });
  };
  const show = (check: CheckResult) => {
    setChosen(check.id);
    const place = check.places.find((one) => one.kind === "face");
    if (place?.kind === "face") lookFor(place.face);
  };
  const scene = useComparisonScene(comparison);
  const current = made && !report.stale && !part.stale ? made : undefined;
  const last = tries.at(-1);
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
          {current && (
            <VerdictNotice
              report={current}
              names={text.checks}
              lesson={lesson}
              asked={asked}
              onAsk={({ id, message }, level) => actions.askHint(id, message, level)}
              onShow={show}
              onChange={() => actions.enter("model")}
              onGoOn={() => actions.enter("slice")}
            />
          )}
          {current && comparison && (
            <ComparePanel
              comparison={comparison}
              ghost={ghostAllowed(lesson.ghost, tries.length)}
              onLook={lookFor}
            />
          )}
          <div className="row">
            <Button onPress={() => void actions.check()}>{say("check.again")}</Button>
            {current && last && (
              <ReportButton
                lesson={lesson}
                report={current}
                person={profile?.pseudonym ?? ""}
                at={last.at}
                tryNumber={last.number}
              />
            )}
          </div>
          <TryList tries={tries} names={text.checks} own />
          <Paragraphs texts={text.check.paragraphs} />
        </>
      }
      stage={
        <StagePair
          main="part"
          asked={pane}
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
                  labels={[
                    ...(shown ? labelsOf(say, shown, nameOfCheck(say, shown, text.checks)) : []),
                    ...scene.labels,
                  ]}
                  deviation={scene.deviation}
                  reference={scene.reference}
                  legend={
                    scene.deviation && comparison && <DeviationLegend comparison={comparison} />
                  }
                  lookAt={lookAt}
                />
              ),
            },
            {
              id: "table",
              title: say("check-page.table"),
              wide: true,
              node: <CheckTable checks={checks} names={text.checks} />,
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
          told={told.map(({ id }) => id)}
          quiet
          onSelect={show}
        />
      }
    />
  );
}
