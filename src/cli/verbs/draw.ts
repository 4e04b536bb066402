import { basename, extname } from "node:path";
import type { Catalogue } from "../../catalogues/catalogue.ts";
import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { writeWhole } from "../files.ts";
import { loadSolid, PART_OPTIONS } from "../load-part.ts";
import { requiredOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";

export const options: OptionTable = { ...PART_OPTIONS, out: { type: "string" } };
export const operands = ["PART"];

/** `draw PART --out F.svg`: three views with dimensions on an A4 sheet. */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const out = requiredOption(given, "out");
  if (!out.ok) return out;
  if (extname(out.value).toLowerCase() !== ".svg")
    return fail(problem("cli.out-format", { name: out.value, known: "svg" }));
  const part = await loadSolid(path, given, context);
  if (!part.ok) return part;
  const [{ autoDimensions }, { drawSheet }, { sheetToSvg }] = await Promise.all([
    import("../../engine/drawing/auto-dimensions.ts"),
    import("../../engine/drawing/lay-out-sheet.ts"),
    import("../../engine/drawing/svg.ts"),
  ]);
  const { catalogue, ctx } = context;
  const title = basename(path, extname(path));
  const info: DrawingInfo = {
    number: title,
    title,
    material: "",
    generalTolerance: "ISO 2768-m",
    dimensions: autoDimensions(part.value.solid),
    labels: titleBlockLabels(catalogue),
  };
  const sheet = drawSheet(part.value.solid, info, ctx);
  if (!sheet.ok) return sheet;
  const svg = sheetToSvg(sheet.value, { label: catalogue.format("cli.draw.label", { title }) });
  const bytes = await writeWhole(out.value, new TextEncoder().encode(svg));
  if (!bytes.ok) return bytes;
  const { width, height, scale, views, dimensions } = sheet.value;
  return ok({
    passed: true,
    json: {
      file: out.value,
      bytes: bytes.value,
      sheet_mm: [width, height],
      scale,
      views: views.map((view) => view.name),
      dimensions: dimensions.length,
    },
    lines: [
      catalogue.format("cli.draw.done", { dimensions: dimensions.length, scale }),
      catalogue.format("cli.written", { name: out.value }),
    ],
    problems: [...part.problems, ...sheet.problems],
  });
}

/** Words of the title block in the catalogue's language. */
export function titleBlockLabels(catalogue: Catalogue): DrawingInfo["labels"] {
  const word = (id: string): string => catalogue.format(`cli.draw.label.${id}`);
  return {
    title: word("title"),
    number: word("number"),
    material: word("material"),
    scale: word("scale"),
    size: word("size"),
    tolerance: word("tolerance"),
    unit: word("unit"),
    sheet: word("sheet"),
  };
}
