import { timeAgainst } from "./aims.ts";
import type { ModelFigures, Run } from "./race.ts";
import { SLICERS, type SlicerId } from "./slicers.ts";

const COLUMN = 15;
const NAME = 17;
const EMPTY = "-";

interface Column {
  readonly title: string;
  readonly of: (run: Run) => string;
}

const seconds = (ms: number | undefined): string =>
  ms === undefined ? EMPTY : (ms / 1000).toFixed(2);
const fixed = (value: number | undefined, digits: number): string =>
  value === undefined ? EMPTY : value.toFixed(digits);

const TABLES: readonly Column[] = [
  {
    title: "seconds, one core / two",
    of: ({ usage, failed }) =>
      failed ? "failed" : usage.map((used) => seconds(used?.wall_ms)).join(" / "),
  },
  {
    title: "peak MB / G-code MB / layers",
    of: ({ usage, judged }) =>
      `${fixed(usage[0]?.peak_mb, 0)}/${fixed(judged && judged.gcode_kb / 1000, 1)}/${judged?.layers ?? EMPTY}`,
  },
  {
    title: "outer wall off by, µm: mean / 99 % / most",
    of: ({ judged }) =>
      [
        judged?.print?.deviation_mean_mm,
        judged?.print?.deviation_p99_mm,
        judged?.print?.deviation_max_mm,
      ]
        .map((mm) => fixed(mm === undefined ? undefined : mm * 1000, 0))
        .join("/"),
  },
  {
    title: "% of the part missing / beyond it / too much",
    of: ({ judged }) =>
      [judged?.print?.missing, judged?.print?.extra, judged?.print?.over]
        .map((share) => fixed(share === undefined ? undefined : share * 100, 2))
        .join("/"),
  },
  {
    title: "travel m / retractions / print min",
    of: ({ judged }) =>
      judged
        ? `${judged.travel_m.toFixed(1)}/${judged.retractions}/${judged.print_min.toFixed(0)}`
        : EMPTY,
  },
];

/** The short of all figures, a block for each kind. */
export function tables(models: readonly ModelFigures[], cores: readonly number[]): string[] {
  const ids = SLICERS.filter((id) => models.some(({ runs }) => runs[id]));
  const blocks = TABLES.flatMap(({ title, of }) => [
    title,
    line("", ids),
    ...models.map(({ name, runs }) =>
      line(
        name,
        ids.map((id) => (runs[id] ? of(runs[id]) : EMPTY)),
      ),
    ),
    "",
  ]);
  const means = ids
    .filter((id) => id !== "ours")
    .map((id) => `${id} ${cores.map((_, at) => mean(models, id, at)).join(" / ")}`);
  return [
    ...blocks,
    ...(means.length > 0 ? [`our time over theirs: ${means.join(", ")}`, ""] : []),
  ];
}

const mean = (models: readonly ModelFigures[], id: SlicerId, at: number): string =>
  timeAgainst(models, id, at).ratio.toFixed(3);

const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(NAME) + cells.map((cell) => cell.padStart(COLUMN)).join(" ");
