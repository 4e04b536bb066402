import { narrowestOver } from "../../printability/across.ts";
import { limited } from "../../printability/limited.ts";
import type { PrintScene } from "../../printability/print-scene.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { facePlaces, type Outcome, plain } from "../outcome.ts";
import type { PrintCheck } from "./print-schemas.ts";

type Of<K extends PrintCheck["kind"]> = Extract<PrintCheck, { kind: K }>;

/** A wall is two lines, one for each side (§2.8); a line is about as wide as the nozzle. */
const LINES = 2;
/** What is thin over less than this is the tip of a corner, mm². */
const LEAST_SURFACE = 0.5;
/** Rounding of positions in a mesh, mm. */
const UNCERTAINTY = 1e-4;

export function wall(check: Of<"print.wall">, scene: PrintScene): Outcome {
  const min = check.min ?? LINES * scene.profile.printer.nozzleDiameter;
  return acrossOutcome(scene, "wall", min);
}

export function gap(check: Of<"print.gap">, scene: PrintScene): Outcome {
  const min = check.min ?? scene.profile.printer.nozzleDiameter;
  return acrossOutcome(scene, "gap", min);
}

function acrossOutcome(scene: PrintScene, way: "wall" | "gap", min: number): Outcome {
  const found = scene.across(way);
  if (found === "problem") return plain("not-assessed", "check.print.no-layers");
  const i = narrowestOver(found, LEAST_SURFACE);
  // Nothing faces anything: a ball has no wall, a block no gap.
  if (i < 0) return plain("pass", `check.print.${way}.pass`, { measured: 0, min });
  const { solid } = scene;
  const width = found.width[i]!;
  const faces = [found.triangle[i]!, found.opposite[i]!].map((t) => solid.faceOf[t]!);
  const [x, y, z] = [0, 1, 2].map((a) => found.middle[3 * i + a]!) as [number, number, number];
  return limited({
    value: width,
    uncertainty: UNCERTAINTY,
    limits: { min },
    words:
      way === "wall"
        ? { pass: "check.print.wall.pass", below: "check.print.wall.too-thin" }
        : { pass: "check.print.gap.pass", below: "check.print.gap.too-narrow" },
    places: width < min ? facePlaces([...new Set(faces)].sort((a, b) => a - b)) : [],
    anchor: scene.inPart(...onBed(scene, x, y, z)),
  });
}

/** A point of the turned mesh as a place on the bed. */
function onBed(
  { profile: { printer }, min, max }: PrintScene,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  const { width, depth } = printer.bed;
  return [x + width / 2 - (min[0] + max[0]) / 2, y + depth / 2 - (min[1] + max[1]) / 2, z - min[2]];
}

export function feature(check: Of<"print.feature">, scene: PrintScene): Outcome {
  const min = check.min ?? scene.profile.printer.nozzleDiameter;
  const found = scene.across("wall") === "problem" ? "problem" : scene.narrowest(min);
  if (found === "problem") return plain("not-assessed", "check.print.no-layers");
  if (!found) return plain("pass", "check.print.feature.pass", { min: round(min) });
  const { x, y, z, width } = found;
  return limited({
    value: width,
    // Found by halving, in a kernel of whole micrometres.
    uncertainty: min / 100 + 0.002,
    limits: { min },
    words: { pass: "check.print.feature.pass", below: "check.print.feature.too-thin" },
    params: { z: round(z) },
    places: [{ kind: "layer", index: layerAt(scene, z), at: at(scene, x, y) }],
    anchor: scene.inPart(...onBed(scene, x, y, z + scene.min[2])),
  });
}

const at = (scene: PrintScene, x: number, y: number): [number, number] => {
  const [bx, by] = onBed(scene, x, y, 0);
  return [bx, by];
};

function layerAt({ profile: { settings } }: PrintScene, z: number): number {
  const above = z - settings.first_layer_height;
  return above < 0 ? 0 : 1 + Math.floor(above / settings.layer_height);
}
