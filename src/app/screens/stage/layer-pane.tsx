import "../css/layers.css";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import type { LayerMarks, PathPlace } from "../../../browser/scene/layer-types.ts";
import type { LayerPreview, Sliced } from "../../../browser/session/slice-state.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { PATH_ROLES, type Plan } from "../../../engine/slicing/plan.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import type { AskedPlace } from "../slice/print-rows.ts";
import { paintDeviation } from "./layer-deviation.ts";
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
  readonly asked?: AskedPlace | undefined;
  /** The virtual print, once it is there, and whether it is coming. */
  readonly deposit?: Deposit | undefined;
  readonly isChecking?: boolean;
  /** The first layers of a slicing that is going on: shown instead of the one before when asked for. */
  readonly preview?: LayerPreview | undefined;
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
function Layers({ sliced: whole, bed, asked, deposit, isChecking = false, preview: first }: Props) {
  const say = useSay();
  // Not by itself: a picture that grows holds the page while the layers are still being made.
  const [early, setEarly] = useState(false);
  useEffect(() => {
    if (!first) setEarly(false);
  }, [first]);
  const preview = early ? first : undefined;
  const sliced = preview ? null : whole;
  const plan = useMemo(() => (preview ? planOf(preview) : (whole?.plan ?? null)), [preview, whole]);
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
  const deviation = by === "deviation" && !preview ? (deposit ?? null) : null;
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
    growing.current = preview ? plan : null;
  }, [preview, plan]);
  const place = useMemo(
    () => picked ?? (range.move === null ? null : { layer: range.to, path: range.move }),
    [picked, range.to, range.move],
  );
  useEffect(() => view?.showLayers(range.from, range.to, range.move), [view, range, plan]);
  useEffect(() => view?.setTones(scale ? scale.tones : null), [view, scale, plan]);
  useEffect(() => view?.setPaint(paint), [view, paint, plan, bed.width, bed.depth]);
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
  // As long as its layer is looked at, and the plan is the one in which it was asked for.
  const [answered, setAnswered] = useState<AskedPlace>();
  const latest = useRef(asked);
  useEffect(() => {
    latest.current = asked;
  });
  useEffect(() => setAnswered(latest.current), [plan]);
  const isMarked = asked?.at && asked.layer === range.to && asked !== answered;
  const marked = isMarked ? asked : undefined;
  useEffect(() => {
    const [x, y] = marked?.at ?? [];
    view?.markPlace(marked && x !== undefined && y !== undefined ? { ...marked, x, y } : null);
  }, [view, plan, marked]);

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
        <LayerTable
          plan={plan}
          layerTimes_s={figures?.layerTimes_s}
          layer={range.to}
          deposit={deposit}
        />
      )}
      <LayerLegend plan={plan} scale={scale} deviation={deviation} />
      {first && (
        <div className="row layer-early small">
          <span role="status">
            {say("layers.preview", { count: first.layers.length, of: first.of })}
          </span>
          {!early && (
            <Button kind="quiet" onPress={() => setEarly(true)}>
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
        {by === "deviation" && !deposit && !preview && (
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

/** The layers that are there so far as a plan; of its volumes only which are there at all is told. */
function planOf({ layers }: LayerPreview): Plan {
  const volumes = new Float64Array(PATH_ROLES.length);
  for (const { roles } of layers) for (const role of roles) volumes[role] = 1;
  return { layers, volumes, firstVolumes: new Float64Array(PATH_ROLES.length) };
}

/** Held still while the slicer reports its progress. */
export const LayerPane = memo(Layers);

/** Shown where a printer is not known. */
export const NO_BED = { width: 200, depth: 200 } as const;
