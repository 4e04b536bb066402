import { basename } from "node:path";
import type { Problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import type { PrintProfile } from "../engine/machines/profile-types.ts";
import type { LayFaces } from "../engine/slicing/lay-faces.ts";
import type { BedPart } from "../engine/slicing/lay-on-bed.ts";
import { onBed } from "../engine/slicing/on-bed.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import { type BedOptions, turnFor } from "./bed-options.ts";
import { loadPart } from "./load-part.ts";
import type { Options, Outcome, VerbContext } from "./outcome.ts";

export interface LoadedBed {
  readonly job: SliceJob;
  /** What was done, a line each, and the same as fields of the JSON object. */
  readonly said: readonly string[];
  readonly figures: Readonly<Record<string, unknown>>;
}

/**
 * Reads parts and stands them on the bed. Support boxes go with the first one. Problems: those of
 * `loadPart`, `layFaces` and `onBed`, and `cli.lay-on-face-range`.
 */
export async function loadBed(
  paths: readonly string[],
  given: Options,
  options: BedOptions,
  profile: PrintProfile,
  { supportBoxes }: Pick<SliceJob, "supportBoxes">,
  context: VerbContext,
): Promise<Result<LoadedBed>> {
  const { ctx, catalogue } = context;
  const parts: BedPart[] = [];
  const said: string[] = [];
  const laid: object[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const loaded = await loadPart(path, given, context);
    if (!loaded.ok) return loaded;
    problems.push(...loaded.problems);
    const { mesh } = loaded.value;
    const name = basename(path);
    const faces = options.face && (await layFacesDoor())(mesh, profile.settings.support_angle, ctx);
    if (faces && !faces.ok) return fail(...faces.problems, ...problems);
    const turn = turnFor(options, faces ? faces.value : undefined);
    if (!turn.ok) return turn;
    if (faces) {
      const index = options.face === "best" ? faces.value.best : Number(options.face) - 1;
      const [length, width] = faces.value.faces[index]!.size;
      said.push(catalogue.format("cli.laid", { name, number: index + 1, length, width }));
      const { code, params } = faces.value.reason;
      if (index === faces.value.best) said.push(catalogue.format(`bed.reason.${code}`, params));
      laid.push({ name, face: index + 1, best: index === faces.value.best, turn: turn.value });
    }
    parts.push({ name, mesh, turn: turn.value, copies: options.copies });
  }
  const made = onBed(parts, options.gap, profile, supportBoxes);
  if (!made.ok) return fail(...made.problems, ...problems);
  const count = made.value.objects?.length ?? 1;
  if (count > 1) said.push(catalogue.format("cli.objects", { count }));
  const objects = made.value.objects?.map(({ name, outline }) => ({ name, ...boxOf(outline) }));
  const figures = { ...(laid.length > 0 ? { laid } : {}), ...(objects ? { objects } : {}) };
  return ok({ job: { ...made.value, profile }, said, figures }, problems);
}

/** The flat faces of each part and the suggested one, without slicing; the angle in degrees. */
export async function tellFaces(
  paths: readonly string[],
  given: Options,
  supportAngle: number,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const { ctx, catalogue } = context;
  const lines: string[] = [];
  const parts: object[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const loaded = await loadPart(path, given, context);
    if (!loaded.ok) return loaded;
    problems.push(...loaded.problems);
    const layFaces = await layFacesDoor();
    const found = layFaces(loaded.value.mesh, supportAngle, ctx);
    if (!found.ok) return fail(...found.problems, ...problems);
    const { faces, best, reason } = found.value;
    lines.push(basename(path));
    for (const [i, { size, contact, height, support }] of faces.entries())
      lines.push(
        catalogue.format("cli.face-line", {
          number: i + 1,
          length: size[0],
          width: size[1],
          contact,
          height,
          support: Math.round(support / 100) / 10,
        }),
      );
    const why = catalogue.format(`bed.reason.${reason.code}`, reason.params);
    lines.push(`${catalogue.format("cli.best-line", { number: best + 1 })} ${why}`);
    parts.push({ name: basename(path), ...jsonOf(found.value) });
  }
  return ok({ passed: true, json: { parts }, lines, problems });
}

/** Only read where faces are asked for: most slicing starts without. */
const layFacesDoor = async () => (await import("../engine/slicing/lay-faces.ts")).layFaces;

const jsonOf = ({ faces, best, reason }: LayFaces) => ({
  best: best + 1,
  reason: reason.code,
  faces: faces.map((face, i) => ({
    face: i + 1,
    size_mm: face.size,
    area_mm2: face.area,
    normal: face.normal,
    turn_deg: face.turn,
    contact_mm2: face.contact,
    overhang_mm2: face.overhang,
    support_mm3: face.support,
    height_mm: face.height,
    tilt_deg: face.tilt,
  })),
});

function boxOf(outline: Float64Array) {
  const along = (axis: number): number[] => [...outline].filter((_, i) => i % 2 === axis);
  const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [x, y] = [range(along(0)), range(along(1))];
  return { x_mm: x, y_mm: y };
}
