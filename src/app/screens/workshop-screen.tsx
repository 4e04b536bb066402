import { ArrowLeft } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type IncomingFile, LONGEST_TITLE } from "../../browser/session/projects.ts";
import type { MeshFormat, WorkshopStore } from "../../browser/session/workshop-state.ts";
import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import type { Problem } from "../../engine/foundation/problem.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import { Button } from "../ui/button.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TextField } from "../ui/text-field.tsx";
import { saveFile } from "./save-file.ts";
import { useSay } from "./say.tsx";
import { PrintCheck } from "./slice/print-check.tsx";
import type { AskedPlace } from "./slice/print-rows.ts";
import { usePrintCheck } from "./slice/use-print-check.ts";
import { useBeside } from "./slice/bed-beside.ts";
import { LayOnFace } from "./slice/lay-on-face.tsx";
import { SliceRun } from "./slice/slice-run.tsx";
import { SliceSettings } from "./slice/slice-settings.tsx";
import { CodePane } from "./stage/code-pane.tsx";
import { LayerPane, NO_BED } from "./stage/layer-pane.tsx";
import { ParameterForm } from "./stage/parameter-form.tsx";
import { PartPane } from "./stage/part-pane.tsx";
import { RunState } from "./stage/run-state.tsx";
import { StagePair } from "./stage/stage-pair.tsx";
import { sceneBoxes } from "./slice/support-box-scene.ts";
import { useArrival } from "./use-arrival.ts";
import { WorkProblems } from "./work-problems.tsx";
import { OwnDrawing } from "./workshop/own-drawing.tsx";
import { PART_FILES, projectHref, readFile } from "./project-files.ts";
import { UnitQuestionForm } from "./workshop/unit-question.tsx";

const FORMATS: readonly MeshFormat[] = ["3mf", "stl", "obj"];

interface Props {
  readonly store: StoreApi<WorkshopStore>;
  /** Words of the title block on the part's drawing. */
  readonly labels: DrawingInfo["labels"];
  /** A dropped file becomes a project of its own. */
  readonly onFile: (file: IncomingFile) => void;
}

/** One own project: the line without a lesson, from code or a mesh to a print file. */
export function WorkshopScreen({ store, labels, onFile }: Props) {
  const say = useSay();
  const project = useStore(store);
  const heading = useArrival(project.subject);
  const { kind, part, slice, importing, exporting, actions } = project;
  const [reveal, setReveal] = useState<{ pane: "code"; line: number }>();
  const [layer, setLayer] = useState<AskedPlace & { readonly pane: "layers" }>();
  const sliced = slice.work.status === "done" && !slice.work.stale ? slice.work.value : undefined;
  const check = usePrintCheck(sliced);
  const beside = useBeside(project);
  const boxes = useMemo(() => sceneBoxes(slice.boxes), [slice.boxes]);
  const showLine = (problem: Problem) => {
    if (problem.place?.kind === "source") setReveal({ pane: "code", line: problem.place.line });
  };
  const bring = async ([file]: File[]) => {
    if (file) onFile(await readFile(file));
  };
  const save = async (format: MeshFormat) => {
    const file = await actions.exportPart(format);
    if (file) saveFile(file);
  };
  const bed = PRINTERS.find(({ id }) => id === slice.choice.printer)?.bed;
  const layers = {
    id: "layers",
    title: say("stage.layers"),
    node: (
      <LayerPane
        sliced={slice.work.value ?? null}
        bed={bed ?? NO_BED}
        asked={layer}
        deposit={check.deposit}
        preview={slice.preview}
        isChecking={check.status === "running"}
      />
    ),
  };
  const partShown = {
    id: "part",
    title: say("stage.part"),
    node: (
      <PartPane
        solid={part.value ?? null}
        title={say("stage.part")}
        empty={kind === "mesh" ? say("workshop.part.empty") : undefined}
        boxes={boxes}
      >
        {(face) =>
          part.value && (
            <LayOnFace
              solid={part.value}
              face={face}
              turn={slice.bed.turn}
              onTurn={(turn) => actions.setBed({ turn })}
            />
          )
        }
      </PartPane>
    ),
  };
  const drawing = {
    id: "drawing",
    title: say("stage.drawing"),
    node: (shown: boolean) => <OwnDrawing store={store} labels={labels} shown={shown} />,
  };
  return (
    <div className="desk">
      <section className="desk-step" aria-labelledby="workshop-heading">
        <LinkButton kind="quiet" href={projectHref()} icon={<ArrowLeft />}>
          {say("workshop.all")}
        </LinkButton>
        <h1 id="workshop-heading" ref={heading} tabIndex={-1}>
          {say("home.workshop")}
        </h1>
        {importing.status === "running" && (
          <ProgressBar
            label={say("workshop.importing")}
            fraction={importing.progress}
            onCancel={actions.cancel}
            cancelLabel={say("cancel")}
          />
        )}
        <WorkProblems problems={importing.problems} />
        {importing.value && (
          <UnitQuestionForm
            question={importing.value}
            onAnswer={(unit) => void actions.confirmUnit(unit)}
          />
        )}
        <TextField
          label={say("workshop.title")}
          value={project.title}
          onChange={actions.rename}
          maxLength={LONGEST_TITLE}
          isDisabled={kind === "mesh" && !part.value}
        />
        {kind === "code" ? (
          <>
            <RunState work={part} onShow={showLine} onCancel={actions.cancel} />
            <Button onPress={() => void actions.run()}>{say("lesson.run")}</Button>
          </>
        ) : (
          <>
            <RunState work={part} onShow={showLine} onCancel={actions.cancel} />
            {part.status === "idle" && !importing.value && importing.status === "idle" && (
              <Button onPress={() => void actions.run()}>{say("workshop.build-again")}</Button>
            )}
          </>
        )}
        <h2>{say("workshop.export")}</h2>
        <div className="row">
          {FORMATS.map((format) => (
            <Button key={format} isDisabled={!part.value} onPress={() => void save(format)}>
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
        <WorkProblems problems={exporting.problems} />
        <h2>{say("workshop.import")}</h2>
        <FileDrop
          label={say("workshop.import.drop")}
          buttonLabel={say("workshop.import.choose")}
          description={say("workshop.import.new")}
          accept={PART_FILES}
          onFiles={(files) => void bring(files)}
        />
      </section>
      <div className="desk-stage">
        {kind === "code" ? (
          <StagePair
            key="code"
            main="code"
            asked={layer ?? reveal}
            panes={[
              {
                id: "code",
                title: say("stage.code"),
                node: (
                  <CodePane
                    source={project.source}
                    onChange={actions.setSource}
                    problems={part.problems}
                    reveal={reveal}
                  />
                ),
              },
              partShown,
              drawing,
              layers,
            ]}
          />
        ) : (
          <StagePair key="mesh" main="part" asked={layer} panes={[partShown, layers, drawing]} />
        )}
      </div>
      <aside className="desk-side" aria-label={say("slice.settings")}>
        {kind === "code" && project.definitions.length > 0 && (
          <>
            <h2>{say("parameters.title")}</h2>
            <ParameterForm
              definitions={project.definitions}
              values={project.parameters}
              onChange={actions.setParameter}
            />
          </>
        )}
        <h2>{say("station.slice")}</h2>
        <SliceRun
          slice={slice}
          canSlice={part.value !== undefined}
          onSlice={() => void actions.slicePart()}
          onCancel={actions.cancel}
          file={actions.gcodeFile}
          onLayer={(index, at) => setLayer({ pane: "layers", layer: index, at })}
        />
        <PrintCheck
          check={check}
          lift={sliced?.profile.settings.raft_layers ?? 0}
          onPlace={(place) => setLayer({ pane: "layers", ...place })}
        />
        <h2>{say("slice.settings")}</h2>
        <SliceSettings
          choice={slice.choice}
          settings={slice.settings}
          boxes={slice.boxes}
          bed={slice.bed}
          locked={slice.locked}
          printers={slice.printers}
          mesh={part.value?.mesh}
          beside={beside}
          sliced={sliced}
          deposit={check.deposit}
          isBusy={slice.work.status === "running" || check.status === "running"}
          onChoice={actions.chooseProfile}
          onSetting={actions.setSetting}
          onBoxes={actions.setSupportBoxes}
          onBed={actions.setBed}
        />
      </aside>
    </div>
  );
}
