import { limited } from "../../printability/limited.ts";
import { type Outcome, plain } from "../outcome.ts";
import { proved } from "./proved.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { PrintedModel, ToolpathScene } from "./toolpath-scene.ts";

/** A layer is meant to be solid when less than this of it are cells of sparse infill. */
const SOLID = 0.002;
/**
 * And when nearly as much of it is covered as of any other, and at least this: walls alone have no cells
 * either. Too little plastic covers less on every layer.
 */
const COVERED = 0.6;
const NEARLY = 0.03;
/** Layers of less than this part of the largest say little: tips, and what is laid beyond them. */
const LARGE = 0.1;
const UM = 1000;

/**
 * Too much or too little plastic: what is laid on the layers that are solid through and through, as a
 * part of the room there is for it. A shape that is right says nothing about this: beads a tenth
 * thinner still touch. After that, what the nozzle can melt.
 */
export function flow(
  check: Extract<ToolpathCheck, { kind: "gc.flow" }>,
  scene: ToolpathScene,
): Outcome {
  const melts = proved(scene, ["flow"]);
  if (melts.verdict === "fail") return melts;
  const ratio = scene.model && solidFlow(scene.model);
  if (ratio === undefined) return plain("not-assessed", "check.gc.flow.no-solid");
  const { min, max } = check;
  return limited({
    value: 100 * ratio,
    limits: { min, max },
    words: {
      pass: "check.gc.flow.pass",
      below: "check.gc.flow.too-little",
      above: "check.gc.flow.too-much",
    },
    unit: "percent",
  });
}

/** 1: just as much as there is room for. The median over the solid layers, by volume. */
export function solidFlow({ deposit, sections }: PrintedModel): number | undefined {
  const { section, height, cells, covered, volume } = deposit.layers;
  const large = LARGE * section.reduce((a, b) => Math.max(a, b), 0);
  const share = covered.map((own, i) => {
    const area = section[i]!;
    return area > 0 && area >= large ? Math.min(1, own / area) : 0;
  });
  const most = share.reduce((a, b) => Math.max(a, b), 0);
  const least = Math.max(COVERED, most - NEARLY);
  const found: { ratio: number; room: number }[] = [];
  for (const [i, area] of section.entries()) {
    const h = height[i]!;
    // The outermost beads have round sides: that much is free along every contour.
    const round = (around(sections[i]!) * h * h * (1 - Math.PI / 4)) / 2;
    const room = area * h - round;
    const isSolid = cells[i]! <= SOLID * area && share[i]! >= least;
    if (room > 0 && isSolid) found.push({ ratio: volume[i]! / room, room });
  }
  found.sort((a, b) => a.ratio - b.ratio || a.room - b.room);
  const all = found.reduce((sum, { room }) => sum + room, 0);
  let gone = 0;
  for (const { ratio, room } of found) {
    gone += room;
    if (gone >= all / 2) return ratio;
  }
  return undefined;
}

/** Length of all contours, mm. */
function around({ points, starts }: PrintedModel["sections"][number]): number {
  let sum = 0;
  for (let path = 0; path + 1 < starts.length; path++) {
    const end = starts[path + 1]!;
    for (let k = starts[path]!, before = end - 1; k < end; before = k++) {
      const dx = points[2 * k]! - points[2 * before]!;
      const dy = points[2 * k + 1]! - points[2 * before + 1]!;
      sum += Math.sqrt(dx * dx + dy * dy) / UM;
    }
  }
  return sum;
}
