import { type Camera, Vector3 } from "three";
import type { Bounds } from "../../../engine/geometry/mesh.ts";
import type { SceneLabel } from "../scene-types.ts";

const SVG = "http://www.w3.org/2000/svg";
/** The box stands this far from its point, px; to the right and up unless there is no room. */
const REACH = { x: 56, y: 52 };
const MARGIN = 8;
const GAP = 4;
/** Kept between the part and a label beside it, px. */
const CLEAR = 12;
/** What lies over the picture's top and bottom: its name and its tools, px. */
const TAB = 44;
const TOOLS = 72;

export interface LabelOverlay {
  set(labels: readonly SceneLabel[]): void;
  /** Puts every label beside its point in the picture, and off the part where there is room. */
  place(camera: Camera, width: number, height: number, part: Bounds | undefined): void;
  dispose(): void;
}

interface Shown {
  readonly label: SceneLabel;
  readonly box: HTMLElement;
  readonly leader: SVGPolylineElement;
  readonly dot: SVGCircleElement;
  readonly width: number;
  readonly height: number;
}

/** Flat labels over the canvas, each with a leader to its point, kept apart from each other. */
export function createLabelOverlay(host: HTMLElement): LabelOverlay {
  const lines = document.createElementNS(SVG, "svg");
  Object.assign(lines.style, { position: "absolute", inset: "0", width: "100%", height: "100%" });
  host.append(lines);
  let shown: Shown[] = [];
  const clear = () => {
    for (const { box, leader, dot } of shown) for (const each of [box, leader, dot]) each.remove();
    shown = [];
  };
  return {
    set(labels) {
      clear();
      shown = labels.map((label) => {
        const box = document.createElement("div");
        box.textContent = label.text;
        box.dataset.label = label.id;
        Object.assign(box.style, {
          position: "absolute",
          left: "0",
          top: "0",
          padding: "4px 10px",
          borderRadius: "4px",
          font: "600 0.875rem/1.35 var(--sans, sans-serif)",
          whiteSpace: "nowrap",
          fontVariantNumeric: "tabular-nums",
          ...toneStyle(label.tone),
        });
        const leader = document.createElementNS(SVG, "polyline");
        const dot = document.createElementNS(SVG, "circle");
        const color = toneStyle(label.tone).background;
        Object.assign(leader.style, { fill: "none", stroke: color, strokeWidth: "1.5" });
        Object.assign(dot.style, { fill: color });
        dot.setAttribute("r", "3");
        lines.append(leader, dot);
        host.append(box);
        return { label, box, leader, dot, width: box.offsetWidth, height: box.offsetHeight };
      });
    },
    place(camera, width, height, part) {
      const taken: { x: number; y: number; w: number; h: number }[] = [];
      const shade = part && shadeOf(part, camera, width, height);
      const at = new Vector3();
      const placed = shown.map((each) => {
        at.set(...each.label.at).project(camera);
        return { each, x: ((at.x + 1) * width) / 2, y: ((1 - at.y) * height) / 2 };
      });
      for (const { each, x, y } of placed.sort((a, b) => a.y - b.y)) {
        const w = Math.min(each.width, width - 2 * MARGIN);
        const right = x + REACH.x + w + MARGIN <= width;
        const wanted = right ? x + REACH.x : x - REACH.x - w;
        const left = Math.max(MARGIN, Math.min(width - w - MARGIN, wanted));
        const least = MARGIN;
        const most = height - each.height - MARGIN;
        let top = Math.max(least, Math.min(most, y - REACH.y - each.height));
        const over = shade && left < shade.right && left + w > shade.left;
        if (over && top < shade.bottom && top + each.height > shade.top) {
          // Over the part: above or below it, whichever is nearer to the point and has room.
          const rooms = [shade.top - CLEAR - each.height, shade.bottom + CLEAR]
            .filter((free) => free >= TAB && free + each.height <= height - TOOLS)
            .sort((a, b) => Math.abs(a - y) - Math.abs(b - y));
          top = rooms[0] ?? top;
        }
        for (const other of taken) {
          const apart = left >= other.x + other.w || left + w <= other.x;
          if (!apart && top < other.y + other.h + GAP && top + each.height + GAP > other.y) {
            top = other.y + other.h + GAP;
          }
        }
        taken.push({ x: left, y: top, w, h: each.height });
        each.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
        const [near, far] = right ? [left, left + w] : [left + w, left];
        // The leader meets the side of the label that looks at the point.
        const foot = y < top ? top : top + each.height;
        each.leader.setAttribute("points", `${x},${y} ${near},${foot} ${far},${foot}`);
        each.dot.setAttribute("cx", String(x));
        each.dot.setAttribute("cy", String(y));
      }
    },
    dispose() {
      clear();
      lines.remove();
    },
  };
}

/** The rectangle of the picture that a part's box covers, px. */
function shadeOf({ min, max }: Bounds, camera: Camera, width: number, height: number) {
  const at = new Vector3();
  const shade = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let corner = 0; corner < 8; corner++) {
    at.set(
      corner & 1 ? max[0] : min[0],
      corner & 2 ? max[1] : min[1],
      corner & 4 ? max[2] : min[2],
    ).project(camera);
    const [x, y] = [((at.x + 1) * width) / 2, ((1 - at.y) * height) / 2];
    shade.left = Math.min(shade.left, x);
    shade.right = Math.max(shade.right, x);
    shade.top = Math.min(shade.top, y);
    shade.bottom = Math.max(shade.bottom, y);
  }
  return shade;
}

/** The page's own tokens, so that contrast and forced colours hold here as well. */
function toneStyle(tone: SceneLabel["tone"]): { background: string; color: string } {
  if (tone === "select") {
    return { background: "var(--accent, #1f5fa8)", color: "var(--accent-ink, #fff)" };
  }
  return { background: `var(--${tone}, #1d2530)`, color: "var(--sheet, #fff)" };
}
