/**
 * What may stand in a file that comes from outside. Everything is left out that is not a move: the
 * station writes temperatures, fans and limits itself. What is known and harmless is left out in
 * silence; all else is refused, with the reason where it is known.
 */
export type Refusal =
  | "cold"
  | "settings"
  | "heater"
  | "machine"
  | "storage"
  | "host"
  | "pause"
  | "tool"
  | "word";

const codes = (text: string): readonly number[] =>
  text.split(" ").map((number) => Math.round(Number(number) * 10));

/** Moves, dwells, units, home and levelling (the station does its own), positions. */
export const ALLOWED_G: ReadonlySet<number> = new Set(
  codes("0 1 2 3 4 10 11 17 20 21 28 29 80 90 91 92"),
);

/** Heat, fan, E mode, limits, progress, motors off, printer checks, pressure advance, object labels. */
export const ALLOWED_M: ReadonlySet<number> = new Set(
  codes(
    "17 18 31 73 74 75 76 77 78 82 83 84 104 105 106 107 109 110 113 114 115 116 117 140 141 142 " +
      "155 190 191 200 201 203 204 205 207 208 220 221 300 400 420 486 555 566 572 593 862 862.1 " +
      "862.2 862.3 862.4 862.5 862.6 900",
  ),
);

/** Klipper's words that slicers write by themselves; its macros can do anything and are refused. */
export const ALLOWED_NAMED: ReadonlySet<string> = new Set([
  "SET_VELOCITY_LIMIT",
  "SET_PRESSURE_ADVANCE",
  "EXCLUDE_OBJECT_DEFINE",
  "EXCLUDE_OBJECT_START",
  "EXCLUDE_OBJECT_END",
]);

/** Why an M command is refused; names as in Marlin's documentation of its G-code (2024). */
const REFUSED_M: ReadonlyMap<number, Refusal> = new Map(
  (
    [
      ["cold", "302"],
      [
        "settings",
        "92 206 211 217 218 290 428 500 501 502 503 504 540 569 575 603 665 666 851 906 907 908 914",
      ],
      ["heater", "301 303 304 306"],
      [
        "machine",
        "42 43 80 81 85 108 112 120 121 122 123 125 240 250 280 350 355 410 412 425 524 511 512 552 " +
          "701 702 710 808 810 811 812 813 814 815 816 817 818 819 997 999",
      ],
      ["storage", "20 21 22 23 24 25 26 27 28 29 30 32 33 34 524 928"],
      ["host", "16 118 876"],
      ["pause", "0 1 226 600 601 602 603"],
    ] as const
  ).flatMap(([why, list]) => codes(list).map((code) => [code, why] as const)),
);

/** Why a G command is refused: probes, parks, workspaces change where things are. */
const REFUSED_G: ReadonlyMap<number, Refusal> = new Map(
  codes("30 33 34 35 38.2 38.3 53 54 55 56 57 58 59 60 61 76 425").map((code) => [
    code,
    "settings",
  ]),
);

export const refusalOfM = (code: number): Refusal => REFUSED_M.get(code) ?? "word";
export const refusalOfG = (code: number): Refusal => REFUSED_G.get(code) ?? "word";
