import { Download } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { useSay } from "../say.tsx";

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const HOME: View = { zoom: 1, x: 0, y: 0 };
const STEP = 1.25;
const MAX_ZOOM = 12;
const NUDGE = 40;
/** Room that the tools need beside the sheet, px. */
const TOOLS = 112;

interface Props {
  /** The sheet as SVG text, made by this program from the solid. */
  readonly svg: string;
  /** The same content in sentences. */
  readonly description: readonly string[];
  /** Id of the dimension to point at. */
  readonly highlight?: string | undefined;
  /** Whether what is pointed at is wrong, or only looked for. */
  readonly wrong?: boolean | undefined;
  /** Keeps the sheet as a file. */
  readonly onSave?: (() => void) | undefined;
}

/** Width over height of the sheet. */
function aspectOf(svg: string): number {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return Number(width) / Number(height) || 1;
}

/** The drawing sheet with zoom and pan by pointer, wheel, keyboard and buttons. */
export function DrawingPane({ svg, description, highlight, wrong, onSave }: Props) {
  const say = useSay();
  const [view, setView] = useState(HOME);
  const [told, setTold] = useState(false);
  const [wide, setWide] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const all = paper.current?.querySelectorAll("[data-dimension]") ?? [];
    for (const node of all)
      node.classList.toggle("pointed", node.getAttribute("data-dimension") === highlight);
  }, [highlight, svg]);

  const zoomBy = (factor: number) =>
    setView((v) => {
      const zoom = Math.min(MAX_ZOOM, Math.max(1, v.zoom * factor));
      return zoom === 1 ? HOME : { zoom, x: (v.x * zoom) / v.zoom, y: (v.y * zoom) / v.zoom };
    });
  const panBy = (x: number, y: number) => setView((v) => ({ ...v, x: v.x + x, y: v.y + y }));

  useEffect(() => {
    const node = paper.current;
    if (!node) return;
    const aspect = aspectOf(svg);
    const seen = new ResizeObserver(() =>
      setWide(node.offsetHeight > 0 && node.offsetWidth > aspect * node.offsetHeight + 2 * TOOLS),
    );
    seen.observe(node);
    return () => seen.disconnect();
  }, [svg]);

  // React's wheel listener is passive; only a listener of our own may keep the page from scrolling.
  useEffect(() => {
    const node = paper.current;
    if (!node) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? STEP : 1 / STEP);
    };
    node.addEventListener("wheel", wheel, { passive: false });
    return () => node.removeEventListener("wheel", wheel);
  }, []);

  const keys: Record<string, () => void> = {
    "+": () => zoomBy(STEP),
    "=": () => zoomBy(STEP),
    "-": () => zoomBy(1 / STEP),
    "0": () => setView(HOME),
    ArrowLeft: () => panBy(NUDGE, 0),
    ArrowRight: () => panBy(-NUDGE, 0),
    ArrowUp: () => panBy(0, NUDGE),
    ArrowDown: () => panBy(0, -NUDGE),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    panBy(event.clientX - drag.current.x, event.clientY - drag.current.y);
    drag.current = { x: event.clientX, y: event.clientY };
  };

  return (
    <section
      className={wide ? "pane drawing-pane drawing-wide" : "pane drawing-pane"}
      aria-label={say("stage.drawing")}
    >
      <div className="pane-tab">{say("stage.drawing")}</div>
      <div
        ref={paper}
        className="drawing-paper"
        role="application"
        // biome-ignore: the sheet is moved by keyboard, so it must take focus
        tabIndex={0}
        aria-label={say("stage.drawing.keys")}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
      >
        <div
          className={wrong ? "drawing-sheet drawing-wrong" : "drawing-sheet"}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      </div>
      {told && (
        <div className="drawing-words" role="region" aria-label={say("stage.drawing.words")}>
          <ul>
            {description.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="pane-tools">
        <Toolbar label={say("stage.drawing.tools")} orientation={wide ? "vertical" : "horizontal"}>
          <Button onPress={() => zoomBy(STEP)} aria-label={say("stage.zoom-in")}>
            +
          </Button>
          <Button onPress={() => zoomBy(1 / STEP)} aria-label={say("stage.zoom-out")}>
            −
          </Button>
          <Button onPress={() => setView(HOME)}>{say("stage.fit")}</Button>
          {description.length > 0 && (
            <ToggleButton isSelected={told} onChange={setTold}>
              {say("stage.drawing.in-words")}
            </ToggleButton>
          )}
          {onSave && (
            <Button icon={<Download />} onPress={onSave} aria-label={say("stage.drawing.save")}>
              SVG
            </Button>
          )}
        </Toolbar>
      </div>
    </section>
  );
}
