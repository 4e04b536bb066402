import { useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { MeshFormat, WorkshopStore } from "../../browser/session/workshop-state.ts";
import type { Problem } from "../../engine/foundation/problem.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import { Button } from "../ui/button.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TextField } from "../ui/text-field.tsx";
import { saveFile } from "./save-file.ts";
import { useSay } from "./say.tsx";
import { SliceRun } from "./slice/slice-run.tsx";
import { SliceSettings } from "./slice/slice-settings.tsx";
import { CodePane } from "./stage/code-pane.tsx";
import { LayerPane, NO_BED } from "./stage/layer-pane.tsx";
import { ParameterForm } from "./stage/parameter-form.tsx";
import { PartPane } from "./stage/part-pane.tsx";
import { RunState } from "./stage/run-state.tsx";
import { StagePair } from "./stage/stage-pair.tsx";
import { WorkProblems } from "./work-problems.tsx";
import { UnitQuestionForm } from "./workshop/unit-question.tsx";

const FORMATS: readonly MeshFormat[] = ["3mf", "stl", "obj"];

/** The line without a lesson: own code, or a mesh from elsewhere, to a print file. */
export function WorkshopScreen({ store }: { readonly store: StoreApi<WorkshopStore> }) {
  const say = useSay();
  const project = useStore(store);
  const { part, slice, importing, exporting, actions } = project;
  const [reveal, setReveal] = useState<{ line: number }>();
  const showLine = (problem: Problem) => {
    if (problem.place?.kind === "source") setReveal({ line: problem.place.line });
  };
  const bring = async (files: File[]) => {
    const [file] = files;
    if (file) await actions.importMesh(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  const save = async (format: MeshFormat) => {
    const file = await actions.exportPart(format);
    if (file) saveFile(file);
  };
  const bed = PRINTERS.find(({ id }) => id === slice.choice.printer)?.bed;
  const layers = {
    id: "layers",
    title: say("stage.layers"),
    node: <LayerPane plan={slice.work.value?.plan ?? null} bed={bed ?? NO_BED} />,
  };
  const partShown = {
    id: "part",
    title: say("stage.part"),
    node: <PartPane solid={part.value ?? null} title={say("stage.part")} />,
  };
  return (
    <div className="desk">
      <section className="desk-step" aria-labelledby="workshop-heading">
        <h1 id="workshop-heading">{say("home.workshop")}</h1>
        <TextField label={say("workshop.title")} value={project.title} onChange={actions.rename} />
        {project.kind === "code" ? (
          <>
            <RunState work={part} onShow={showLine} onCancel={actions.cancel} />
            <Button onPress={() => void actions.run()}>{say("lesson.run")}</Button>
          </>
        ) : (
          <>
            <WorkProblems problems={part.problems} />
            <Button onPress={actions.dropMesh}>{say("workshop.back-to-code")}</Button>
          </>
        )}
        <h2>{say("workshop.import")}</h2>
        <FileDrop
          label={say("workshop.import.drop")}
          buttonLabel={say("workshop.import.choose")}
          description={say("workshop.import.what")}
          accept={[".stl", ".3mf", ".obj"]}
          onFiles={(files) => void bring(files)}
        />
        {importing.status === "running" && (
          <ProgressBar label={say("workshop.importing")} fraction={importing.progress} />
        )}
        <WorkProblems problems={importing.problems} />
        {importing.value && (
          <UnitQuestionForm
            question={importing.value}
            onAnswer={(unit) => void actions.confirmUnit(unit)}
          />
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
      </section>
      <div className="desk-stage">
        {project.kind === "code" ? (
          <StagePair
            key="code"
            first={{
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
            }}
            second={partShown}
            third={layers}
          />
        ) : (
          <StagePair key="mesh" first={partShown} second={layers} />
        )}
      </div>
      <aside className="desk-side" aria-label={say("slice.settings")}>
        {project.kind === "code" && project.definitions.length > 0 && (
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
        />
        <h2>{say("slice.settings")}</h2>
        <SliceSettings
          choice={slice.choice}
          settings={slice.settings}
          locked={slice.locked}
          printers={slice.printers}
          onChoice={actions.chooseProfile}
          onSetting={actions.setSetting}
        />
      </aside>
    </div>
  );
}
