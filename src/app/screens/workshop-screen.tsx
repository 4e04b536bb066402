import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { IncomingFile } from "../../browser/session/projects.ts";
import type { WorkshopStore } from "../../browser/session/workshop-state.ts";
import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import type { Problem } from "../../engine/foundation/problem.ts";
import { useSay } from "./say.tsx";
import { useBeside } from "./slice/bed-beside.ts";
import { LayOnFace } from "./slice/lay-on-face.tsx";
import { SliceLayers } from "./slice/slice-layers.tsx";
import { SliceRun } from "./slice/slice-run.tsx";
import { SliceSettings } from "./slice/slice-settings.tsx";
import { sceneBoxes } from "./slice/support-box-scene.ts";
import { useSliceView } from "./slice/use-slice-view.ts";
import type { AskedPlace } from "./stage/asked-place.ts";
import { CodePane } from "./stage/code-pane.tsx";
import { ParameterForm } from "./stage/parameter-form.tsx";
import { PartPane } from "./stage/part-pane.tsx";
import { StagePair } from "./stage/stage-pair.tsx";
import { OwnDrawing } from "./workshop/own-drawing.tsx";
import { ProjectStep } from "./workshop/project-step.tsx";

/** A line of the code or a place in a layer, with the pane to look in. */
type AskedLine = { readonly pane: "code"; readonly line: number };
type AskedLayer = { readonly pane: "layers" } & AskedPlace;

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
  const { kind, part, slice, actions } = project;
  // Each pane keeps what was asked of it last; the stage shows the pane that was asked last.
  const [asked, setAsked] = useState<{
    readonly code?: AskedLine;
    readonly layers?: AskedLayer;
    readonly last?: AskedLine | AskedLayer;
  }>({});
  const ask = (last: AskedLine | AskedLayer) =>
    setAsked((before) => ({ ...before, [last.pane]: last, last }));
  const view = useSliceView(project);
  const beside = useBeside(project);
  const boxes = useMemo(() => sceneBoxes(slice.boxes), [slice.boxes]);
  const showLine = (problem: Problem) => {
    if (problem.place?.kind === "source") ask({ pane: "code", line: problem.place.line });
  };
  const layers = {
    id: "layers",
    title: say("stage.layers"),
    node: <SliceLayers view={view} asked={asked.layers} />,
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
      <ProjectStep project={project} onShow={showLine} onFile={onFile} />
      <div className="desk-stage">
        {kind === "code" ? (
          <StagePair
            key="code"
            main="code"
            asked={asked.last}
            panes={[
              {
                id: "code",
                title: say("stage.code"),
                node: (
                  <CodePane
                    source={project.source}
                    onChange={actions.setSource}
                    problems={part.problems}
                    reveal={asked.code}
                  />
                ),
              },
              partShown,
              drawing,
              layers,
            ]}
          />
        ) : (
          <StagePair
            key="mesh"
            main="part"
            asked={asked.last}
            panes={[partShown, layers, drawing]}
          />
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
        <SliceRun view={view} onPlace={(place) => ask({ pane: "layers", ...place })} />
        <h2>{say("slice.settings")}</h2>
        <SliceSettings view={view} beside={beside} />
      </aside>
    </div>
  );
}
