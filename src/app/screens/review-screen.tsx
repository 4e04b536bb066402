import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Pick } from "../../browser/scene/scene-types.ts";
import type { ReviewStore } from "../../browser/session/review-state.ts";
import { standing } from "../../browser/session/reassess.ts";
import { triesOf } from "../../browser/session/tries.ts";
import type { CheckResult } from "../../engine/assessment/report-types.ts";
import { sheetToSvg } from "../../engine/drawing/svg.ts";
import { FileDrop } from "../ui/file-drop.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useApp } from "./app-context.tsx";
import { CheckList } from "./checks/check-list.tsx";
import { highlightsOf, labelsOf } from "./checks/check-places.ts";
import { ReportButton } from "./checks/report-button.tsx";
import { ComparePanel } from "./checks/compare-panel.tsx";
import { DeviationLegend } from "./checks/deviation-legend.tsx";
import { reportInWords } from "./checks/report-in-words.ts";
import { nameOfCheck } from "./checks/say-check.ts";
import { TryList } from "./checks/try-list.tsx";
import { useComparison } from "./checks/use-comparison.ts";
import { useComparisonScene } from "./checks/use-comparison-scene.ts";
import { textOf } from "./lesson-text.ts";
import { useCatalogue, useSay } from "./say.tsx";
import { DrawingPane } from "./stage/drawing-pane.tsx";
import { PartPane } from "./stage/part-pane.tsx";
import { sayDrawing } from "./stage/say-drawing.ts";
import { StagePair } from "./stage/stage-pair.tsx";
import { WorkProblems } from "./work-problems.tsx";
import { Decision } from "./review/decision.tsx";
import { Differences } from "./review/differences.tsx";
import { Reassessed } from "./review/reassessed.tsx";
import { OverrideForm } from "./review/override-form.tsx";
import { Remarks } from "./review/remarks.tsx";

const NO_NAMES: Readonly<Record<string, string>> = {};

/** The tutor's desk: a file that was handed in, proven again here, and the answer to it. */
export function ReviewScreen({ store }: { readonly store: StoreApi<ReviewStore> }) {
  const say = useSay();
  const { language } = useCatalogue();
  const { profile } = useApp();
  const review = useStore(store);
  const { opening, part, reference, report, sheet, slice, remarks, actions } = review;
  const { reassessed, stands } = review;
  const opened = opening.value;
  const history = opened?.submission.history;
  const tries = useMemo(() => triesOf(history ?? []), [history]);
  const [picked, setPicked] = useState<Pick | null>(null);
  const [chosenId, setChosen] = useState<string>();
  const [lookAt, setLookAt] = useState<{ pane: "part"; face: number }>();
  const [pane, setPane] = useState<{ pane: "part" }>();
  const comparison = useComparison(opened?.lesson, part.value, reference.value);
  const scene = useComparisonScene(comparison);

  const text = opened?.lesson ? textOf(opened.lesson.texts, language) : undefined;
  const names = text?.checks ?? NO_NAMES;
  const made = reportInWords(say, standing(reassessed, stands, report.value), names);
  const chosen = made?.checks.find(({ id }) => id === chosenId);
  // What another version measures otherwise is told in its own place.
  const others = review.differences.filter(({ kind }) => !reassessed || kind !== "check");
  const isCompared = review.compared && (!reassessed || others.length > 0);
  const title = text?.title ?? say("home.workshop");
  const drawn = sheet.value;
  const svg = drawn ? sheetToSvg(drawn, { label: sayDrawing(say, title, drawn) }) : "";
  const open = async (files: File[]) => {
    const [file] = files;
    if (file) await actions.open(new Uint8Array(await file.arrayBuffer()));
  };
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
  const busy = [opening, part, report, slice].find((work) => work.status === "running");
  const drop = (
    <FileDrop
      label={say("review.drop")}
      buttonLabel={say(opened ? "review.choose-other" : "review.choose")}
      accept={[".plumb"]}
      onFiles={(files) => void open(files)}
    />
  );
  if (!opened)
    return (
      <div className="page page-narrow">
        <h1>{say("home.review")}</h1>
        <p className="lead">{say("review.what")}</p>
        {drop}
        {busy && <ProgressBar label={say("review.opening")} />}
        <WorkProblems problems={opening.problems} />
      </div>
    );
  const labels = [
    ...(chosen ? labelsOf(say, chosen, nameOfCheck(say, chosen, names)) : []),
    ...remarks.flatMap((remark, i) =>
      remark.at
        ? [{ id: remark.id, at: remark.at, text: String(i + 1), tone: "select" as const }]
        : [],
    ),
    ...scene.labels,
  ];
  return (
    <div className="desk">
      <section className="desk-step" aria-labelledby="review-heading">
        <p className="desk-number">{title}</p>
        <h1 id="review-heading">
          {say("review.of", { name: opened.submission.manifest.pseudonym })}
        </h1>
        {busy && <ProgressBar label={say("review.proving")} fraction={busy.progress} />}
        <WorkProblems problems={[...part.problems, ...report.problems, ...slice.problems]} />
        <Differences differences={others} compared={isCompared} names={names} />
        {reassessed && (
          <Reassessed
            reassessed={reassessed}
            stands={stands}
            names={names}
            onStands={actions.setStands}
          />
        )}
        {opened.lesson && made && (
          <div className="row">
            <ReportButton
              lesson={opened.lesson}
              report={made}
              person={opened.submission.manifest.pseudonym}
              at={opened.submission.manifest.at}
              tutor={profile?.pseudonym}
              overrides={review.overrides}
              decision={review.verdict}
            />
          </div>
        )}
        {comparison && <ComparePanel comparison={comparison} ghost onLook={lookFor} />}
        <TryList tries={tries} names={names} own={false} />
        <Decision review={review} />
        {drop}
      </section>
      <div className="desk-stage">
        <StagePair
          main="part"
          asked={pane}
          panes={[
            {
              id: "part",
              title: say("review.part"),
              node: (
                <PartPane
                  solid={part.value ?? null}
                  title={say("review.part")}
                  highlights={chosen ? highlightsOf(chosen) : []}
                  labels={labels}
                  deviation={scene.deviation}
                  reference={scene.reference}
                  legend={
                    scene.deviation && comparison && <DeviationLegend comparison={comparison} />
                  }
                  lookAt={lookAt}
                  onPick={setPicked}
                />
              ),
            },
            {
              id: "drawing",
              title: say("stage.drawing"),
              node: (
                <DrawingPane
                  svg={svg}
                  description={[]}
                  highlight={chosen?.dimension}
                  wrong={chosen?.verdict === "fail"}
                />
              ),
            },
          ]}
        />
      </div>
      <aside className="desk-side" aria-label={say("check.title")}>
        <CheckList
          checks={made?.checks ?? []}
          names={names}
          selected={chosen?.id}
          onSelect={show}
        />
        {chosen && <OverrideForm key={`${chosen.id} ${stands}`} check={chosen} review={review} />}
        <Remarks
          remarks={remarks}
          solid={part.value}
          picked={picked}
          onAdd={actions.addRemark}
          onRemove={actions.removeRemark}
          onShow={lookFor}
        />
      </aside>
    </div>
  );
}
