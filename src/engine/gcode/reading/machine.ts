import type { HeaterOrder, Motion } from "../gcode-types.ts";
import { arcPoints, centreByRadius } from "./arc.ts";
import { readRemark, UNKNOWN_ROLE } from "./features.ts";
import { motionList } from "./motion-list.ts";
import { E, F, I, J, R, readWords, S, wordsHolder, X, Y, Z } from "./words.ts";

const MOST_UNKNOWN = 1000;
const INCH = 25.4;
/** What a machine does that was never given a feed, mm/s. */
const FIRST_FEED = 25;
/** Commands that change nothing that is read here. */
const HARMLESS = new Set(
  (
    "G4 G10 G11 G17 G21 G29 G34 G60 G61 G76 G80 G81 G93 G94 " +
    "M0 M1 M17 M18 M20 M21 M22 M23 M24 M25 M26 M27 M31 M42 M73 M74 M75 M76 M77 M78 M80 M81 M84 M85 " +
    "M105 M108 M110 M111 M112 M113 M114 M115 M117 M118 M119 M120 M121 M122 M123 M125 M141 M142 M145 " +
    "M150 M155 M191 M200 M201 M202 M203 M204 M205 M207 M208 M209 M211 M217 M218 M220 M221 M226 " +
    "M240 M250 M251 M252 M280 M290 M300 M301 M304 M350 M355 M400 M412 M420 M425 M500 M501 " +
    "M502 M503 M524 M540 M555 M556 M569 M572 M575 M593 M600 M601 M602 M603 M701 M702 M710 M808 M851 " +
    "M862 M862.1 M862.2 M862.3 M862.4 M862.5 M862.6 M900 M906 M907 M908 M914 M981 M982 M999"
  ).split(" "),
);

/** A machine that runs the lines in its head and notes every motion. */
interface Machine {
  line(text: string): void;
  done(): Motion;
}

export function createMachine(): Machine {
  const list = motionList();
  const words = wordsHolder();
  const { values } = words;
  const heaters: HeaterOrder[] = [];
  const unknown: { line: number; text: string }[] = [];
  const layerZ: number[] = [];
  let number = 0;
  let [x, y, z, e] = [0, 0, 0, 0];
  let unit = 1;
  let relative = false;
  let relativeE: boolean | undefined;
  let feed = FIRST_FEED;
  let temperature = 0;
  let waited = false;
  let fan = 0;
  let role = UNKNOWN_ROLE;
  let layer = -1;
  let style: string | undefined;
  const homed = new Set<number>();
  let homedLine = 0;
  let filamentDiameter: number | undefined;

  const move = (nx: number, ny: number, nz: number, extrude: number): void => {
    if (extrude > 0 && (nx !== x || ny !== y)) {
      if (style === undefined) {
        if (layer < 0 || Math.abs(nz - layerZ[layer]!) > 1e-4) {
          layer++;
          layerZ.push(nz);
        }
      } else if (layer >= 0 && Number.isNaN(layerZ[layer]!)) layerZ[layer] = nz;
    }
    [x, y, z] = [nx, ny, nz];
    list.add({ line: number, x, y, z, extrude, feed, temperature, waited, fan, layer, role });
  };

  const target = (axis: number, now: number): number => {
    const value = values[axis]!;
    if (Number.isNaN(value)) return now;
    return relative ? now + value * unit : value * unit;
  };

  const linear = (arc: 0 | 1 | -1): void => {
    if (values[F]! > 0) feed = (values[F]! * unit) / 60;
    const nx = target(X, x);
    const ny = target(Y, y);
    const nz = target(Z, z);
    let extrude = 0;
    const given = values[E]!;
    if (!Number.isNaN(given)) {
      extrude = (relativeE ?? relative) ? given * unit : given * unit - e;
      e += extrude;
    }
    if (arc === 0) {
      const still = nx === x && ny === y && nz === z && extrude === 0;
      if (!still) move(nx, ny, nz, extrude);
      return;
    }
    const clockwise = arc < 0;
    const zero = (value: number): number => (Number.isNaN(value) ? 0 : value * unit);
    const centre = Number.isNaN(values[R]!)
      ? ([x + zero(values[I]!), y + zero(values[J]!)] as const)
      : centreByRadius(x, y, nx, ny, values[R]! * unit, clockwise);
    const points = centre
      ? arcPoints(x, y, nx, ny, centre[0], centre[1], clockwise)
      : [[nx, ny] as const];
    const z0 = z;
    for (const [k, [px, py]] of points.entries())
      move(px, py, z0 + ((nz - z0) * (k + 1)) / points.length, extrude / points.length);
  };

  const home = (): void => {
    const all = [X, Y, Z].every((axis) => Number.isNaN(values[axis]!));
    for (const axis of [X, Y, Z]) if (all || !Number.isNaN(values[axis]!)) homed.add(axis);
    // A machine that doesn't know its height drives the nozzle into the bed.
    if (homedLine === 0 && homed.size === 3) homedLine = number;
    if (all || !Number.isNaN(values[X]!)) x = 0;
    if (all || !Number.isNaN(values[Y]!)) y = 0;
    if (all || !Number.isNaN(values[Z]!)) z = 0;
  };

  const heat = (heater: "nozzle" | "bed", waits: boolean): void => {
    const value = values[S]!;
    const goal = Number.isNaN(value) ? values[R]! : value;
    if (Number.isNaN(goal)) return;
    heaters.push({ line: number, heater, target: goal, waits });
    if (heater === "bed") return;
    // Hot and held counts as waited for until the target changes by a lot.
    waited = waits || (waited && goal > 0 && Math.abs(goal - temperature) <= 40);
    temperature = goal;
  };

  const run = (): boolean => {
    switch (words.command) {
      case "G0":
      case "G1":
        linear(0);
        return true;
      case "G2":
        linear(-1);
        return true;
      case "G3":
        linear(1);
        return true;
      case "G20":
        unit = INCH;
        return true;
      case "G21":
        unit = 1;
        return true;
      case "G28":
        home();
        return true;
      case "G90":
        relative = false;
        return true;
      case "G91":
        relative = true;
        return true;
      case "G92":
        if (!Number.isNaN(values[X]!)) x = values[X]! * unit;
        if (!Number.isNaN(values[Y]!)) y = values[Y]! * unit;
        if (!Number.isNaN(values[Z]!)) z = values[Z]! * unit;
        if (!Number.isNaN(values[E]!)) e = values[E]! * unit;
        return true;
      case "M82":
        relativeE = false;
        return true;
      case "M83":
        relativeE = true;
        return true;
      case "M104":
      case "M109":
        heat("nozzle", words.command === "M109");
        return true;
      case "M140":
      case "M190":
        heat("bed", words.command === "M190");
        return true;
      case "M106":
        fan = Number.isNaN(values[S]!) ? 1 : values[S]! / 255;
        return true;
      case "M107":
        fan = 0;
        return true;
      default:
        return HARMLESS.has(words.command) || words.command.startsWith("T");
    }
  };

  const remark = (text: string): void => {
    const said = readRemark(text);
    if (!said) return;
    if (said.kind === "role") role = said.role;
    else if (said.kind === "diameter") filamentDiameter ??= said.value;
    else {
      if (style === undefined) {
        // What was laid before the first marked layer was priming.
        style = said.style;
        layer = -1;
        layerZ.length = 0;
        list.unlayer();
      }
      if (style === said.style) {
        layer++;
        layerZ.push(Number.NaN);
      }
    }
  };

  return {
    line(text) {
      number++;
      const mark = text.indexOf(";");
      const end = mark < 0 ? text.length : mark;
      if (mark >= 0) remark(text.slice(mark + 1));
      const clean = readWords(text, end, words);
      if ((words.command === "" && clean) || (words.command !== "" && run() && clean)) return;
      if (unknown.length < MOST_UNKNOWN)
        unknown.push({ line: number, text: text.slice(0, Math.min(end, 80)).trim() });
    },
    done: () => {
      const heights = layerZ.map((height) => (Number.isNaN(height) ? 0 : height));
      return list.done({ layerZ: heights, homedLine, heaters, unknown, filamentDiameter });
    },
  };
}
