import type { Row } from "../row.ts";
import type { Judged } from "./judged.ts";
import type { ModelFigures } from "./race.ts";
import { SLICERS, type SlicerId } from "./slicers.ts";

interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly of: (judged: Judged) => number | undefined;
  /** Ours may be this many times the best peer's, and so much more. */
  readonly factor: number;
  readonly slack: number;
  readonly aim: string;
}

/** The last digit of a coordinate in G-code, mm. */
const DIGIT = 0.001;
/** A hundredth of a per cent of the part. */
const SPECK = 1e-4;
const MORE = 1.1;
const SOLID_OFF = 0.01;

const deviation = (name: string, of: Figure["of"]): Figure => ({
  name: `outer-wall deviation, ${name}`,
  unit: "mm",
  of,
  factor: 1,
  slack: DIGIT,
  aim: "no worse than the best peer's on each model, to 0.001 mm",
});
const least = (name: string, unit: string, of: Figure["of"]): Figure => ({
  name,
  unit,
  of,
  factor: MORE,
  slack: 0,
  aim: "at most 10 % above the best peer's on each model",
});

const TRAVEL = least("travel", "m", ({ travel_m }) => travel_m);
const RETRACTIONS = least("retractions", "", ({ retractions }) => retractions);
const FIGURES: readonly Figure[] = [
  deviation("mean", ({ print }) => print?.deviation_mean_mm),
  deviation("99 %", ({ print }) => print?.deviation_p99_mm),
  deviation("maximum", ({ print }) => print?.deviation_max_mm),
  {
    name: "missing area",
    unit: "of the part",
    of: ({ print }) => print?.missing,
    factor: 1,
    slack: SPECK,
    aim: "no worse than the best peer's on each model, to 0.01 %",
  },
  TRAVEL,
  RETRACTIONS,
];

/** The aims in quality, all by one ruler. The best peer is sought for each figure by itself. */
export function qualityRows(models: readonly ModelFigures[]): Row[] {
  return [
    ...FIGURES.map((figure) => figureRow(models, figure)),
    pathsRow(models),
    solidRow(models),
  ];
}

function figureRow(models: readonly ModelFigures[], figure: Figure): Row {
  const { name, aim, unit } = figure;
  const compared = models.flatMap((model) => {
    const theirs = peersOf(model).flatMap(({ judged }) => figure.of(judged) ?? []);
    if (theirs.length === 0) return [];
    const best = Math.min(...theirs);
    const ours = oursOf(model, figure);
    return [{ model, ours, best, over: ours - (figure.factor * best + figure.slack) }];
  });
  return counted(name, aim, compared, ({ ours, best }) =>
    `${short(ours)} against ${short(best)} ${unit}`.trim(),
  );
}

/** Short ways need many retractions and the other way round: is there one peer that beats us in both? */
function pathsRow(models: readonly ModelFigures[]): Row {
  const compared = models.flatMap((model) => {
    const excess = peersOf(model).map(({ id, judged }) => {
      const over = [TRAVEL, RETRACTIONS].map(
        (figure) => oursOf(model, figure) - figure.factor * figure.of(judged)!,
      );
      const ratios = [TRAVEL, RETRACTIONS].map(
        (figure) => oursOf(model, figure) / Math.max(1e-9, figure.of(judged)!),
      );
      return { model, id, over: Math.min(...over), ratios };
    });
    if (excess.length === 0) return [];
    return [excess.reduce((a, b) => (b.over > a.over ? b : a))];
  });
  return counted(
    "travel and retractions together",
    "no peer more than 10 % below ours in both",
    compared,
    ({ id, ratios }) => `${ratios.map((ratio) => ratio.toFixed(2)).join(" and ")} of ${id}`,
  );
}

function solidRow(models: readonly ModelFigures[]): Row {
  const compared = models.map((model) => {
    const { filled, rounding } = model.solid ?? { filled: Number.NaN, rounding: Number.NaN };
    const off = Math.abs(filled - 1);
    return {
      model,
      filled,
      rounding,
      over: Number.isNaN(off) ? Number.POSITIVE_INFINITY : off - SOLID_OFF,
    };
  });
  return counted(
    "plastic at 100 % infill",
    "within 1 % of the volume of the mesh's cross-sections, on each model",
    compared,
    ({ filled, rounding }) =>
      `${filled.toFixed(4)}, the beads' rounded sides being ${rounding.toFixed(4)}`,
  );
}

/** On how many models it holds; by how much it is missed on the worst. */
function counted<T extends { readonly model: ModelFigures; readonly over: number }>(
  name: string,
  aim: string,
  compared: readonly T[],
  told: (one: T) => string,
): Row {
  if (compared.length === 0) return { name, aim, note: "not measured" };
  const missed = compared.filter(({ over }) => over > 0).sort((a, b) => b.over - a.over);
  const where = missed.slice(0, 3).map((one) => `${one.model.name} ${told(one)}`);
  const note = [`${compared.length - missed.length} of ${compared.length}`, ...where].join("; ");
  return { name, value: compared.length - missed.length, aim, ok: missed.length === 0, note };
}

/** What we did not get done is as bad as can be. */
function oursOf({ runs }: ModelFigures, figure: Figure): number {
  const judged = runs.ours?.judged;
  return (judged && figure.of(judged)) ?? Number.POSITIVE_INFINITY;
}

function peersOf({ runs }: ModelFigures): { id: SlicerId; judged: Judged }[] {
  return SLICERS.flatMap((id) => {
    const judged = id === "ours" ? undefined : runs[id]?.judged;
    return judged ? [{ id, judged }] : [];
  });
}

const short = (value: number): string => String(Number(value.toPrecision(3)));
