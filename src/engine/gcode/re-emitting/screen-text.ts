import { type Problem, problem, warning } from "../../foundation/problem.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import { limitValues } from "../planning/limits.ts";
import { readLimits } from "../reading/limit-words.ts";
import { NAMED, P, R, readWords, S, textOf, type Words, wordsHolder } from "../reading/words.ts";
import {
  ALLOWED_G,
  ALLOWED_M,
  ALLOWED_NAMED,
  type Refusal,
  refusalOfG,
  refusalOfM,
} from "./command-rules.ts";

/** So many refused lines are named; the rest is no news. */
const MOST_PROBLEMS = 20;
/** A line of G-code is short; comments may be of any length. */
const LONGEST_LINE = 256;
const SHOWN = 60;
const [NEWLINE, SEMICOLON, AT, TAB, RETURN] = [10, 59, 64, 9, 13];

/**
 * Looks at every line of a file from outside against the list of what may stand in it. Refused lines
 * are errors with their number; limits beyond the machine's own are left out with a warning.
 */
export function screenText(bytes: Uint8Array, { printer }: PrintProfile): Problem[] {
  const found: Problem[] = [];
  const words = wordsHolder();
  const most = limitValues(printer.limits);
  let warned = false;
  let line = 0;
  for (let start = 0; start < bytes.length && found.length < MOST_PROBLEMS; ) {
    line++;
    let end = start;
    let comment = -1;
    let odd = -1;
    for (; end < bytes.length && bytes[end] !== NEWLINE; end++) {
      const c = bytes[end]!;
      if (c === SEMICOLON && comment < 0) comment = end;
      // Comments never reach the printer: names with accents may stand in them.
      const strange = (c < 32 && c !== TAB && c !== RETURN) || c > 126;
      if (strange && odd < 0 && (comment < 0 || c < 32)) odd = end;
    }
    const stop = comment < 0 ? end : comment;
    const say = (code: string, more: Problem["params"] = {}): Problem => {
      const text = textOf(bytes, start, Math.min(stop, start + SHOWN)).trim();
      return problem(`gcode.${code}`, { line, text, ...more }, { kind: "gcode", line });
    };
    if (odd >= 0) found.push(say("refused-characters"));
    else if (stop - start > LONGEST_LINE) found.push(say("refused-unreadable"));
    else {
      const why = refusal(bytes, start, stop, words);
      if (why) found.push(say(`refused-${why}`));
      else if (isTooHot(words, printer))
        found.push(say("refused-temperature", hottest(words, printer)));
      else if (!warned && isBeyond(words, most)) {
        warned = true;
        const { code, params, place } = say("limit-left-out");
        found.push(warning(code, params, place));
      }
    }
    start = end + 1;
  }
  return found;
}

function refusal(
  bytes: Uint8Array,
  from: number,
  to: number,
  words: Words,
): Refusal | "unreadable" | undefined {
  let first = from;
  while (first < to && (bytes[first] === 32 || bytes[first] === TAB)) first++;
  if (bytes[first] === AT && first < to) return "host";
  readWords(bytes, from, to, words);
  if (!words.clean) return "unreadable";
  const { letter, code, name } = words;
  switch (letter) {
    case 0:
      return undefined;
    case 71:
      // With P it sets what another tool does (RepRapFirmware).
      if (code === 100 && has(words, P)) return "tool";
      return ALLOWED_G.has(code) ? undefined : refusalOfG(code);
    case 77:
      return ALLOWED_M.has(code) ? undefined : refusalOfM(code);
    case 84:
      return code === 0 ? undefined : "tool";
    case NAMED:
      return ALLOWED_NAMED.has(name) ? undefined : "host";
    default:
      return "word";
  }
}

const has = ({ seen }: Words, letter: number): boolean => (seen & (1 << letter)) !== 0;

type Printer = PrintProfile["printer"];

const BED = [1400, 1900];
const NOZZLE = [1040, 1090];

/** A heater's target and the most that the machine bears, if the line sets one. */
function hottest(words: Words, printer: Printer): { temperature: number; most: number } {
  const { letter, code, values } = words;
  const heats = letter === 77 && (NOZZLE.includes(code) || BED.includes(code));
  const temperature = !heats ? 0 : values[has(words, S) ? S : R]!;
  const given = has(words, S) || has(words, R);
  const most = BED.includes(code) ? printer.maxBedTemperature : printer.maxNozzleTemperature;
  return { temperature: given ? temperature : 0, most };
}

function isTooHot(words: Words, printer: Printer): boolean {
  const { temperature, most } = hottest(words, printer);
  return temperature > most;
}

/** Asks the machine for more speed, acceleration or jerk than its profile allows. */
function isBeyond(words: Words, most: Float64Array): boolean {
  if (words.letter !== 77) return false;
  let beyond = false;
  readLimits(words, (what, value) => {
    const known = most[what]!;
    if (known > 0 && value > known) beyond = true;
  });
  return beyond;
}
