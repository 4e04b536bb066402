import type { HeaterOrder, Motion } from "../gcode-types.ts";
import { DWELL } from "../planning/limits.ts";
import { arcPoints, centreByRadius } from "./arc.ts";
import { UNKNOWN_ROLE } from "./features.ts";
import { HARMLESS_G, HARMLESS_M, HARMLESS_NAMED, STOPPING_M } from "./known.ts";
import { parameter, readLimits, readVelocityLimit } from "./limit-words.ts";
import { type Circumstances, motionList } from "./motion-list.ts";
import { orderList } from "./order-list.ts";
import { readRemark } from "./remarks.ts";
import {
  B,
  D,
  E,
  F,
  I,
  J,
  NAMED,
  P,
  R,
  readWords,
  S,
  T,
  textOf,
  wordsHolder,
  X,
  Y,
  Z,
} from "./words.ts";

const MOST_UNKNOWN = 1000;
const INCH = 25.4;
/** What a machine does that was never given a feed, mm/s. */
const FIRST_FEED = 25;
/** Least step that counts as a new layer while the nozzle rises all the time, mm. */
const RISING_STEP = 0.05;
const NEWLINE = 10;
const SEMICOLON = 59;

/** A machine that runs the lines in its head and notes every motion. */
interface Machine {
  /** How far into the file the next lines are, 0 to 1, 0 if that is not known. */
  reached(share: number): void;
  /** Whole lines: `bytes` from `from` to `to`, the last one with or without its newline. */
  lines(bytes: Uint8Array, from: number, to: number): void;
  done(): Motion;
}

export function createMachine(): Machine {
  const now: Circumstances = {
    temperature: 0,
    waited: false,
    fan: 0,
    layer: -1,
    role: UNKNOWN_ROLE,
    width: 0,
    height: 0,
  };
  const list = motionList(now);
  const orders = orderList();
  const words = wordsHolder();
  const { values } = words;
  const heaters: HeaterOrder[] = [];
  const unknown: { line: number; text: string }[] = [];
  const layerZ: number[] = [];
  let number = 0;
  // Where the machine is; what is written is that less the offset that G92 leaves.
  const at = { x: 0, y: 0, z: 0, e: 0, feed: FIRST_FEED };
  const offset = { x: 0, y: 0, z: 0 };
  let unit = 1;
  let relative = false;
  let relativeE: boolean | undefined;
  let feedFactor = 1;
  let savedFactor = 1;
  let flow = 1;
  /** Cross-section of filament if E is a volume (M200), else 1. */
  let section = 1;
  // Marlin's own retraction, where a file never says how much (M207).
  const pull = { length: 3, speed: 45, lift: 0, extra: 0, pushSpeed: 0, pulled: false };
  let style: string | undefined;
  const homed = new Set<number>();
  let homedLine = 0;
  let filamentDiameter: number | undefined;
  let perMinute = false;

  const has = (letter: number): boolean => (words.seen & (1 << letter)) !== 0;
  const tell = (what: number, value: number): void => orders.add(list.count, what, value);

  const move = (nx: number, ny: number, nz: number, extrude: number): void => {
    if (extrude > 0 && (nx !== at.x || ny !== at.y)) {
      if (style === undefined) {
        const least = nz === at.z ? 1e-4 : RISING_STEP;
        if (now.layer < 0 || Math.abs(nz - layerZ[now.layer]!) > least) {
          now.layer++;
          layerZ.push(nz);
        }
      } else if (now.layer >= 0 && Number.isNaN(layerZ[now.layer]!)) layerZ[now.layer] = nz;
    }
    at.x = nx;
    at.y = ny;
    at.z = nz;
    list.add(number, nx, ny, nz, extrude, at.feed * feedFactor);
  };

  const linear = (arc: 0 | 1 | -1): void => {
    const { seen } = words;
    let nx = at.x;
    let ny = at.y;
    let nz = at.z;
    let extrude = 0;
    if (seen & (1 << F) && values[F]! > 0) at.feed = (values[F]! * unit) / 60;
    if (seen & (1 << X)) nx = values[X]! * unit + (relative ? at.x : offset.x);
    if (seen & (1 << Y)) ny = values[Y]! * unit + (relative ? at.y : offset.y);
    if (seen & (1 << Z)) nz = values[Z]! * unit + (relative ? at.z : offset.z);
    if (seen & (1 << E)) {
      const given = values[E]! * unit;
      const change = (relativeE ?? relative) ? given : given - at.e;
      at.e += change;
      extrude = (change * flow) / section;
    }
    if (arc !== 0) return curve(arc, nx, ny, nz, extrude);
    if (nx !== at.x || ny !== at.y || nz !== at.z || extrude !== 0) move(nx, ny, nz, extrude);
  };

  const curve = (arc: 1 | -1, nx: number, ny: number, nz: number, extrude: number): void => {
    const clockwise = arc < 0;
    const i = has(I) ? values[I]! * unit : 0;
    const j = has(J) ? values[J]! * unit : 0;
    const centre = has(R)
      ? centreByRadius(at.x, at.y, nx, ny, values[R]! * unit, clockwise)
      : ([at.x + i, at.y + j] as const);
    const turns = has(P) ? Math.min(100, Math.max(0, Math.floor(values[P]!))) : 0;
    const points = centre
      ? arcPoints(at.x, at.y, nx, ny, centre[0], centre[1], clockwise, turns)
      : [[nx, ny] as const];
    const z0 = at.z;
    for (const [k, [px, py]] of points.entries())
      move(px, py, z0 + ((nz - z0) * (k + 1)) / points.length, extrude / points.length);
  };

  const home = (): void => {
    const all = !has(X) && !has(Y) && !has(Z);
    for (const axis of [X, Y, Z]) if (all || has(axis)) homed.add(axis);
    // A machine that doesn't know its height drives the nozzle into the bed.
    if (homedLine === 0 && homed.size === 3) homedLine = number;
    tell(DWELL, 0);
    const [hx, hy, hz] = [all || has(X), all || has(Y), all || has(Z)];
    if (hx) offset.x = 0;
    if (hy) offset.y = 0;
    if (hz) offset.z = 0;
    if ((hx && at.x !== 0) || (hy && at.y !== 0) || (hz && at.z !== 0))
      move(hx ? 0 : at.x, hy ? 0 : at.y, hz ? 0 : at.z, 0);
  };

  const setPosition = (): void => {
    if (has(X)) offset.x = at.x - values[X]! * unit;
    if (has(Y)) offset.y = at.y - values[Y]! * unit;
    if (has(Z)) offset.z = at.z - values[Z]! * unit;
    if (has(E)) at.e = values[E]! * unit;
  };

  /** G10 and G11: the machine pulls back and pushes by its own lengths. */
  const ownRetraction = (back: boolean): void => {
    if (pull.pulled === back) return;
    pull.pulled = back;
    const given = at.feed;
    at.feed = (back ? pull.speed : pull.pushSpeed || pull.speed) / feedFactor;
    if (!back && pull.lift > 0) move(at.x, at.y, at.z - pull.lift, 0);
    const length = back ? -pull.length : pull.length + pull.extra;
    if (length !== 0) move(at.x, at.y, at.z, length);
    if (back && pull.lift > 0) move(at.x, at.y, at.z + pull.lift, 0);
    at.feed = given;
  };

  const heat = (heater: "nozzle" | "bed", waits: boolean): void => {
    if (!has(S) && !has(R)) return;
    const goal = values[has(S) ? S : R]!;
    heaters.push({ line: number, heater, target: goal, waits });
    if (heater === "bed") return;
    // Hot and held counts as waited for until the target changes by a lot.
    now.waited = waits || (now.waited && goal > 0 && Math.abs(goal - now.temperature) <= 40);
    now.temperature = goal;
  };

  const runG = (code: number): boolean => {
    switch (code) {
      case 0:
      case 10:
        linear(0);
        return true;
      case 20:
        linear(-1);
        return true;
      case 30:
        linear(1);
        return true;
      case 40:
        tell(DWELL, Math.max(0, has(S) ? values[S]! : has(P) ? values[P]! / 1000 : 0));
        return true;
      case 100:
        // With P it sets a tool's temperatures (RepRapFirmware); otherwise it pulls back.
        if (!has(P)) ownRetraction(true);
        else if (has(S)) heat("nozzle", false);
        return true;
      case 110:
        ownRetraction(false);
        return true;
      case 200:
        unit = INCH;
        return true;
      case 210:
        unit = 1;
        return true;
      case 280:
        home();
        return true;
      case 900:
        relative = false;
        return true;
      case 910:
        relative = true;
        return true;
      case 920:
        setPosition();
        return true;
      default:
        return HARMLESS_G.has(code);
    }
  };

  const runM = (code: number): boolean => {
    if (STOPPING_M.has(code)) tell(DWELL, 0);
    switch (code) {
      case 820:
        relativeE = false;
        return true;
      case 830:
        relativeE = true;
        return true;
      case 1040:
      case 1090:
        heat("nozzle", code === 1090);
        return true;
      case 1160:
        now.waited = true;
        return true;
      case 1400:
      case 1900:
        heat("bed", code === 1900);
        return true;
      case 1060:
        // P is another fan than that of the part, or the first.
        if (!has(P) || values[P] === 0) now.fan = has(S) ? values[S]! / 255 : 1;
        return true;
      case 1070:
        if (!has(P) || values[P] === 0) now.fan = 0;
        return true;
      case 2000:
        if (has(S) && values[S] === 0) section = 1;
        else if (has(D)) section = values[D]! > 0 ? Math.PI * (values[D]! / 2) ** 2 : 1;
        return true;
      case 2070:
        if (has(S)) pull.length = values[S]! * unit;
        if (has(F)) pull.speed = (values[F]! * unit) / 60;
        if (has(Z)) pull.lift = values[Z]! * unit;
        return true;
      case 2080:
        if (has(S)) pull.extra = values[S]! * unit;
        if (has(F)) pull.pushSpeed = (values[F]! * unit) / 60;
        return true;
      case 2200:
        if (has(B)) savedFactor = feedFactor;
        if (has(S) && values[S]! > 0) feedFactor = values[S]! / 100;
        if (has(R)) feedFactor = savedFactor;
        return true;
      case 2210:
        if (has(S) && !has(T) && values[S]! >= 0) flow = values[S]! / 100;
        return true;
      case 5660:
      case 5720:
        // Only RepRapFirmware has these; it tells top feeds by the minute.
        perMinute = true;
        return code === 5720 || readLimits(words, tell);
      default:
        return readLimits(words, tell) || STOPPING_M.has(code) || HARMLESS_M.has(code);
    }
  };

  const runNamed = (name: string, text: string): boolean => {
    if (name === "SET_VELOCITY_LIMIT") readVelocityLimit(text, tell);
    else if (name === "SET_RETRACTION") {
      pull.length = parameter(text, "RETRACT_LENGTH") ?? pull.length;
      pull.speed = parameter(text, "RETRACT_SPEED") ?? pull.speed;
      pull.extra = parameter(text, "UNRETRACT_EXTRA_LENGTH") ?? pull.extra;
      pull.pushSpeed = parameter(text, "UNRETRACT_SPEED") ?? pull.pushSpeed;
    } else return HARMLESS_NAMED.has(name);
    return true;
  };

  const run = (): boolean => {
    switch (words.letter) {
      case 71:
        return runG(words.code);
      case 77:
        return runM(words.code);
      case 84:
        tell(DWELL, 0);
        return true;
      case NAMED:
        return runNamed(words.name, words.text);
      default:
        return true;
    }
  };

  const beginLayer = (its: string): void => {
    if (style === undefined) {
      // What was laid before the first marked layer was priming.
      style = its;
      now.layer = -1;
      layerZ.length = 0;
      list.unlayer();
    }
    if (style !== its) return;
    now.layer++;
    layerZ.push(Number.NaN);
  };

  const remark = (bytes: Uint8Array, from: number, to: number): void => {
    const said = readRemark(bytes, from, to);
    if (!said) return;
    if (said.kind === "role") now.role = said.role;
    else if (said.kind === "size") {
      now.width = said.width ?? now.width;
      now.height = said.height ?? now.height;
    } else if (said.kind === "diameter") filamentDiameter ??= said.value;
    else if (said.kind === "flavour") perMinute ||= /^reprap(firmware)?$/.test(said.name);
    else beginLayer(said.style);
  };

  return {
    reached: (share) => list.reached(share),
    lines(bytes, from, to) {
      let start = from;
      while (start < to) {
        number++;
        let i = readWords(bytes, start, to, words);
        if (words.letter !== 0) {
          if (!run() || !words.clean) note(bytes, start, i);
        } else if (!words.clean) note(bytes, start, i);
        if (i < to && bytes[i] === SEMICOLON) {
          const mark = i + 1;
          while (i < to && bytes[i] !== NEWLINE) i++;
          // Behind a command it is a note for people.
          if (words.letter === 0) remark(bytes, mark, i);
        }
        start = i + 1;
      }
    },
    done: () => {
      const heights = Float64Array.from(layerZ, (height) => (Number.isNaN(height) ? 0 : height));
      return list.done({
        layerZ: heights,
        homedLine,
        endFan: now.fan,
        heaters,
        orders: orders.done(perMinute),
        unknown,
        ...(filamentDiameter === undefined ? {} : { filamentDiameter }),
      });
    },
  };

  function note(bytes: Uint8Array, from: number, to: number): void {
    if (unknown.length < MOST_UNKNOWN)
      unknown.push({ line: number, text: textOf(bytes, from, Math.min(to, from + 80)).trim() });
  }
}
