/** Commands that change nothing that is read here. What may do harm (M302, M303) is not among them. */
const codes = (text: string): ReadonlySet<number> =>
  new Set(text.split(" ").map((number) => Math.round(Number(number) * 10)));

export const HARMLESS_G = codes("17 29 32 34 60 61 76 80 81 93 94");

export const HARMLESS_M = codes(
  "17 18 20 21 22 23 24 25 26 27 31 42 73 74 75 76 77 78 80 81 84 85 105 108 110 111 112 113 114 " +
    "115 117 118 119 120 121 122 123 125 141 142 145 150 155 191 202 209 211 217 218 226 240 250 " +
    "251 252 280 290 300 301 304 350 355 412 420 425 486 500 501 502 503 524 540 555 556 569 572 " +
    "575 593 603 701 702 710 808 851 862 862.1 862.2 862.3 862.4 862.5 862.6 900 906 907 908 914 " +
    "981 982 999",
);

/** M codes at which the machine stops with an empty buffer: waiting for heat, people or itself. */
export const STOPPING_M = codes("0 1 109 116 190 400 600 601 602");

/** Klipper's commands, and words of Prusa's changer, that change nothing here. */
export const HARMLESS_NAMED: ReadonlySet<string> = new Set([
  "SET_PRESSURE_ADVANCE",
  "BED_MESH_CALIBRATE",
  "BED_MESH_CLEAR",
  "BED_MESH_PROFILE",
  "QUAD_GANTRY_LEVEL",
  "Z_TILT_ADJUST",
  "SKEW_PROFILE",
  "CLEAR_PAUSE",
  "EXCLUDE_OBJECT_DEFINE",
  "EXCLUDE_OBJECT_START",
  "EXCLUDE_OBJECT_END",
  "TX",
  "TC",
]);
