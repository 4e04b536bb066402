import { seededRandom } from "../../foundation/random.ts";
import type { Recorder } from "../language/recorder.ts";
import { EXACT_FUNCTIONS } from "./exact-functions.ts";

const MAX_LOG_LINES = 500;
const MAX_LOG_LENGTH = 1000;

/**
 * The names that a script finds: JSCAD by `require`, a console that is kept, chance from a seed,
 * and no clock, so that the same source always gives the same part.
 */
export function scriptScope(
  recorder: Recorder,
  facade: Readonly<Record<string, unknown>>,
  seed: number,
): { scope: Record<string, unknown>; log: string[] } {
  const log: string[] = [];
  const write = (...values: unknown[]): void => {
    if (log.length < MAX_LOG_LINES) log.push(values.map(shown).join(" ").slice(0, MAX_LOG_LENGTH));
  };
  const quiet = (): void => {};
  // One step: where the realm has frozen `Math`, a copy's `random` could not be changed afterwards.
  const math = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(Math),
      ...Object.getOwnPropertyDescriptors(EXACT_FUNCTIONS),
      random: { value: seededRandom(seed), writable: true },
    },
  ) as typeof Math;
  const noClock = (): never => {
    throw recorder.refuse("modelling.no-clock", {});
  };
  const clock = new Proxy(function Date() {}, {
    apply: noClock,
    construct: noClock,
    get: () => noClock,
  });
  const require = (name: unknown): unknown => {
    const path = String(name);
    const [scope, pack, ...rest] = path.split("/");
    if (scope !== "@jscad" || pack !== "modeling")
      throw recorder.refuse("modelling.unknown-module", { name: path.slice(0, 80) });
    const inner = rest.filter((part) => part !== "src" && part !== "operations");
    return inner.reduce<unknown>(
      (table, part) => (table as Record<string, unknown>)[part.replace(/\.js$/, "")],
      facade,
    );
  };
  const module: { exports: unknown } = { exports: {} };
  const console = {
    log: write,
    info: write,
    warn: write,
    error: write,
    debug: write,
    trace: quiet,
  };
  const scope = { require, module, exports: module.exports, console, Math: math, Date: clock };
  return { scope: { ...scope, performance: { now: noClock } }, log };
}

/** A value as one line of the log. */
function shown(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    if (typeof value === "object" && value !== null && !isShape(value))
      return JSON.stringify(value) ?? "?";
    return String(value as { toString(): string });
  } catch {
    return "?";
  }
}

function isShape(value: object): boolean {
  return Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value);
}
