import "../css/deviation.css";
import "../css/layers.css";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import type { LayerMarks, PathPlace } from "../../../browser/scene/layer-types.ts";
import type { LayerPreview, Sliced } from "../../../browser/session/slice-state.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import type { Plan } from "../../../engine/slicing/plan.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import type { AskedPlace } from "./asked-place.ts";
import { paintDeviation } from "./paint-deviation.ts";
import { pressLayerKey } from "./layer-keys.ts";
import { LayerControls } from "./layer-controls.tsx";
import { LayerLegend } from "./layer-legend.tsx";
import { LayerReadout } from "./layer-readout.tsx";
import { type ColorBy, type LayerFigures, makeScale } from "./layer-scale.ts";
import { LayerTable } from "./layer-table.tsx";
import { NoScene } from "./no-scene.tsx";
import type { PlaySpeed } from "./play-head.ts";
import { useEarlyLayers } from "./use-early-layers.ts";
import { type LayerRange, useLayerPlay } from "./use-layer-play.ts";
import { usePlaceMark } from "./use-place-mark.ts";
import { useScene } from "./use-scene.ts";

interface Props {
  readonly sliced: Sliced | null;
  readonly bed: { readonly width: number; readonly depth: number };
  /** A layer to look at, 0-based; a new object each time it is asked for. */
  readonly asked?: AskedPlace | undefined;
  /** The virtual print, once it is there, and whether it is coming. */
  readonly deposit?: Deposit | undefined;
  readonly isChecking?: boolean;
  /** The first layers of a slicing that is going on: shown instead of the one before when asked for. */
  readonly preview?: LayerPreview | undefined;
}

const NO_MARKS: LayerMarks = { travel: false, retractions: false, seams: false };

/** The toolpaths, layer by layer and move by move, with a legend, figures and a table. */
function Layers({ sliced: whole, bed, asked, deposit, isChecking = false, preview }: Props) {
  const say = useSay();
  const { plan, sliced, isEarly, showEarly } = useEarlyLayers(whole, preview);
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
    () => (figures && by !== "role" && by !== "deviation" ? makeScale(figures, by) : null),
    [figures, by],
  );
  const deviation = by === "deviation" && !isEarly ? (deposit ?? null) : null;
  const paint = useMemo(
    () => (plan && deviation ? paintDeviation(plan, deviation) : null),
    [plan, deviation],
  );

  const growing = useRef<Plan | null>(null);
  useEffect(() => {
    view?.setPlan(plan, { width: bed.width, depth: bed.depth });
    const top = Math.max(0, (plan?.layers.length ?? 0) - 1);
    // While layers are still coming, who looks at one of them goes on looking at it.
    const before = growing.current?.layers.length;
    setRange((seen) =>
      before !== undefined && seen.to < before - 1 && seen.to <= top
        ? { ...seen }
        : { from: 0, to: top, move: null },
    );
    setPicked(null);
  }, [view, plan, bed.width, bed.depth]);
  useEffect(() => {
    growing.current = isEarly ? plan : null;
  }, [isEarly, plan]);
  const place = useMemo(
    () => picked ?? (range.move === null ? null : { layer: range.to, path: range.move }),
    [picked, range.to, range.move],
  );
  useEffect(() => view?.showLayers(range.from, range.to, range.move), [view, range, plan]);
  useEffect(() => view?.setTones(scale ? scale.tones : null), [view, scale, plan]);
  useEffect(() => view?.setPaint(paint), [view, paint, plan]);
  useEffect(() => view?.setMarks(marks), [view, marks, plan]);
  useEffect(() => view?.choose(place), [view, place, plan]);
  useEffect(() => {
    if (!asked) return;
    setRange({ from: 0, to: asked.layer, move: null });
    setPicked(null);
    if (asked.by) setBy(asked.by);
    // In a narrow window the stage is higher than what is seen; after it was brought into view.
    requestAnimationFrame(() => host.current?.scrollIntoView({ block: "nearest" }));
  }, [asked, host]);
  usePlaceMark(view, plan, asked, range.to);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!plan) return;
    const onDrop = picked ? () => setPicked(null) : undefined;
    pressLayerKey(event, { range, last, onRange: look, onPlay: player.toggle, onDrop });
  };
  return (
    <section className="pane layer-pane" aria-label={label} onKeyDownCapture={onKeyDown}>
      <div className="pane-tab">{label}</div>
      <div ref={host} className="scene-host" />
      {lost && <NoScene />}
      {!plan && <p className="pane-empty">{say("stage.layers.empty")}</p>}
      {plan && table && (
        <LayerTable
          plan={plan}
          layerTimes_s={figures?.layerTimes_s}
          layer={range.to}
          deposit={deposit}
        />
      )}
      <LayerLegend plan={plan} scale={scale} deviation={deviation} />
      {preview && (
        <div className="row layer-early small">
          <span role="status">
            {say("layers.preview", { count: preview.layers.length, of: preview.of })}
          </span>
          {!isEarly && (
            <Button kind="quiet" onPress={showEarly}>
              {say("layers.preview.show")}
            </Button>
          )}
        </div>
      )}
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
        {by === "deviation" && !deposit && !isEarly && (
          <p className="layer-readout small">
            {say(isChecking ? "layers.deviation.coming" : "layers.deviation.none")}
          </p>
        )}
        {figures && (
          <LayerReadout from={figures} layer={range.to} place={place} deviation={deviation} />
        )}
      </div>
    </section>
  );
}

/** Held still while the slicer reports its progress. */
export const LayerPane = memo(Layers);
