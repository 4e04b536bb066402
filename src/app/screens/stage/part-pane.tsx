import { type ReactNode, useEffect, useRef, useState } from "react";
import type { MeasurePair } from "../../../browser/scene/part-types.ts";
import type {
  DeviationScale,
  Pick,
  Placed,
  SceneBox,
  SceneLabel,
  SectionPlane,
  Tone,
} from "../../../browser/scene/scene-types.ts";
import type { DeviationShape } from "../../../browser/scene/shape-deviation.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { useRun } from "../app-context.tsx";
import { useSay } from "../say.tsx";
import { FaceText } from "./face-text.tsx";
import { MeasurePanel } from "./measure-panel.tsx";
import { NoScene } from "./no-scene.tsx";
import { PartTools } from "./part-tools.tsx";
import { useScene } from "./use-scene.ts";

export interface Highlight {
  readonly faces: readonly number[];
  readonly tone: Tone;
}

interface Props {
  readonly solid: Solid | null;
  readonly title: string;
  /** Said where there is no part yet; else that the code has to run. */
  readonly empty?: string;
  readonly highlights?: readonly Highlight[];
  readonly labels?: readonly SceneLabel[];
  /** Seen through, over the part. */
  readonly boxes?: readonly SceneBox[];
  /** Colours in the place of the part's own. */
  readonly deviation?:
    | { readonly shape: DeviationShape; readonly scale: DeviationScale }
    | undefined;
  /** Seen through, over the part. */
  readonly reference?: { readonly solid: Solid; readonly placed: Placed } | undefined;
  /** What the colours mean, over the picture. */
  readonly legend?: ReactNode;
  /** Face to turn to; a new object each time it is asked for. */
  readonly lookAt?: { readonly face: number } | undefined;
  readonly onPick?: (pick: Pick | null) => void;
  /** Said and done with the picked face, under its words. */
  readonly children?: (face: number) => ReactNode;
}

const NO_HIGHLIGHTS: readonly Highlight[] = [];
const NO_LABELS: readonly SceneLabel[] = [];
const NO_BOXES: readonly SceneBox[] = [];

/** The part in space, with the standard views, section, measuring and the picked face in words. */
export function PartPane({
  solid,
  title,
  empty,
  highlights = NO_HIGHLIGHTS,
  labels = NO_LABELS,
  boxes = NO_BOXES,
  deviation,
  reference,
  legend,
  lookAt,
  onPick,
  children,
}: Props) {
  const say = useSay();
  const run = useRun();
  const [picked, setPicked] = useState<Pick | null>(null);
  const [section, setSection] = useState<SectionPlane | null>(null);
  const [measuring, setMeasuring] = useState(false);
  const [pair, setPair] = useState<MeasurePair | null>(null);
  const heard = useRef(onPick);
  useEffect(() => {
    heard.current = onPick;
  });
  const { host, view, lost } = useScene(
    say("stage.part.label", { title }),
    async (element, options) => {
      const { createPartView } = await import("../../../browser/scene/part-view.ts");
      return () =>
        createPartView(element, {
          ...options,
          onPick: (pick) => {
            setPicked(pick);
            heard.current?.(pick);
          },
          onMeasure: setPair,
          shape: async (large) => {
            const made = await run("shape", { solid: large });
            return made.ok ? made.value : undefined;
          },
        });
    },
  );

  useEffect(() => {
    view?.setPart(solid);
    setPicked(null);
    setPair(null);
  }, [view, solid]);
  useEffect(() => view?.setSection(section), [view, section]);
  useEffect(() => view?.setMeasuring(measuring), [view, measuring]);
  useEffect(() => view?.setLabels(labels), [view, labels]);
  useEffect(() => view?.setBoxes(boxes), [view, boxes]);
  useEffect(
    () => view?.setDeviation(deviation?.shape ?? null, deviation?.scale),
    [view, deviation, solid],
  );
  useEffect(
    () => view?.setReference(reference?.solid ?? null, reference?.placed),
    [view, reference],
  );
  useEffect(() => {
    if (!view) return;
    view.clearHighlights();
    for (const { faces, tone } of highlights) view.highlight(faces, tone);
    if (picked) view.highlight([picked.face], "select");
  }, [view, highlights, picked, solid]);
  useEffect(() => {
    if (lookAt) view?.lookAtFace(lookAt.face);
  }, [view, lookAt]);

  return (
    <section className="pane part-pane" aria-label={title}>
      <div className="pane-tab">{title}</div>
      <div ref={host} className="scene-host" />
      {lost && <NoScene />}
      {!solid && !lost && <p className="pane-empty">{empty ?? say("stage.part.empty")}</p>}
      <div className="pane-notes">
        {measuring && solid && view && (
          <MeasurePanel solid={solid} view={view} pair={pair} onPair={setPair} />
        )}
        {!measuring && picked && solid && <FaceText solid={solid} face={picked.face} />}
        {!measuring && picked && solid && children?.(picked.face)}
      </div>
      {solid && !lost && legend}
      {view && solid && (
        <PartTools
          view={view}
          solid={solid}
          section={section}
          onSection={setSection}
          measuring={measuring}
          onMeasuring={setMeasuring}
        />
      )}
    </section>
  );
}
