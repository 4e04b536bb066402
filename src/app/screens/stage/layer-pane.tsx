import "../css/layers.css";
import { type KeyboardEvent, memo, useEffect, useMemo, useState } from "react";
import type { LayerMarks, PathPlace } from "../../../browser/scene/layer-types.ts";
import type { Sliced } from "../../../browser/session/slice-state.ts";
import { useSay } from "../say.tsx";
import { LayerControls } from "./layer-controls.tsx";
import { LayerLegend } from "./layer-legend.tsx";
import { LayerReadout } from "./layer-readout.tsx";
import { type ColorBy, type LayerFigures, makeScale } from "./layer-scale.ts";
import { LayerTable } from "./layer-table.tsx";
import { NoScene } from "./no-scene.tsx";
import type { PlaySpeed } from "./play-head.ts";
import { type LayerRange, useLayerPlay } from "./use-layer-play.ts";
import { useScene } from "./use-scene.ts";

interface Props {
  readonly sliced: Sliced | null;
  readonly bed: { readonly width: number; readonly depth: number };
  /** A layer to look at, 0-based; a new object each time it is asked for. */
  readonly asked?: { readonly layer: number } | undefined;
}

const NO_MARKS: LayerMarks = { travel: false, retractions: false, seams: false };
/** Keys of the picture: page up and down are layers there, home and end the first and the last. */
const PAGE_KEYS: Readonly<Record<string, number>> = {
  PageUp: 1,
  PageDown: -1,
  Home: -Infinity,
  End: Infinity,
};

/** The toolpaths, layer by layer and move by move, with a legend, figures and a table. */
function Layers({ sliced, bed, asked }: Props) {
  const say = useSay();
  const plan = sliced?.plan ?? null;
  const [range, setRange] = useState<LayerRange>({ from: 0, to: 0, move: null });
  const [by, setBy] = useState<ColorBy>("role");
  const [marks, setMarks] = useState(NO_MARKS);
  const [speed, setSpeed] = useState<PlaySpeed>(60);
  const [table, setTable] = useState(false);
  const [picked, setPicked] = useState<PathPlace | null>(null);
  const label = say("stage.layers");
  const last = Math.max(0, (plan?.layers.length ?? 0) - 1);

  const figures = useMemo<LayerFigures | null>(
    () =>
      sliced && {
        plan: sliced.plan,
        figures: sliced.figures,
        layerTimes_s: sliced.time.layerTimes_s,
      },
    [sliced],
  );
  const { host, view, lost } = useScene(label, async (element, options) => {
    const { createLayerView } = await import("../../../browser/scene/layer-view.ts");
    return () => createLayerView(element, { ...options, onPick: setPicked });
  });
  const look = (next: LayerRange) => {
    setRange(next);
    setPicked(null);
  };
  const player = useLayerPlay(figures, range, speed, look);
  const scale = useMemo(
    () => (figures && by !== "role" ? makeScale(figures, by) : null),
    [figures, by],
  );

  useEffect(() => {
    view?.setPlan(plan, { width: bed.width, depth: bed.depth });
    setRange({ from: 0, to: Math.max(0, (plan?.layers.length ?? 0) - 1), move: null });
    setPicked(null);
  }, [view, plan, bed.width, bed.depth]);
  const place = useMemo(
    () => picked ?? (range.move === null ? null : { layer: range.to, path: range.move }),
    [picked, range.to, range.move],
  );
  useEffect(() => view?.showLayers(range.from, range.to, range.move), [view, range, plan]);
  useEffect(() => view?.setTones(scale ? scale.tones : null), [view, scale, plan]);
  useEffect(() => view?.setMarks(marks), [view, marks, plan]);
  useEffect(() => view?.choose(place), [view, place, plan]);
  useEffect(() => {
    if (asked) setRange({ from: 0, to: asked.layer, move: null });
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const on = event.target as HTMLElement;
    const isPicture = on instanceof HTMLCanvasElement;
    const isSlider = on instanceof HTMLInputElement && on.type === "range";
    const step = PAGE_KEYS[event.key];
    if (!plan || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && (isPicture || isSlider)) player.toggle();
    else if (isPicture && step !== undefined) {
      const to = Math.max(range.from, Math.min(last, range.to + step));
      look({ ...range, to, move: null });
    } else if (event.key === "Escape" && picked) setPicked(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="pane layer-pane" aria-label={label} onKeyDownCapture={onKeyDown}>
      <div className="pane-tab">{label}</div>
      <div ref={host} className="scene-host" />
      {lost && <NoScene />}
      {!plan && <p className="pane-empty">{say("stage.layers.empty")}</p>}
      {plan && table && (
        <LayerTable plan={plan} layerTimes_s={figures?.layerTimes_s} layer={range.to} />
      )}
      <LayerLegend plan={plan} scale={scale} />
      {/* Always in its place: the canvas would be made anew at another size when a plan comes. */}
      <div className="layer-tools" inert={!plan} data-empty={!plan || undefined}>
        <LayerControls
          plan={plan}
          range={range}
          onRange={look}
          by={by}
          onBy={setBy}
          marks={marks}
          onMarks={setMarks}
          speed={speed}
          onSpeed={setSpeed}
          isPlaying={player.isPlaying}
          onPlay={player.toggle}
          table={table}
          onTable={setTable}
          view={view}
        />
        {figures && <LayerReadout from={figures} layer={range.to} place={place} />}
      </div>
    </section>
  );
}

/** Held still while the slicer reports its progress. */
export const LayerPane = memo(Layers);

/** Shown where a printer is not known. */
export const NO_BED = { width: 200, depth: 200 } as const;
