import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import { hashInSteps, type StoredBlob } from "../../engine/records/blob.ts";
import { MOST_OTHER_PARTS, type OtherPart } from "../../engine/records/event-types.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import { NO_TURN } from "../../engine/slicing/turn.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Desk } from "./desk.ts";
import { extent, formatOf, inMillimetres, meshAgain, unitQuestion } from "./mesh-part.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import { pause } from "./pause.ts";
import { type IncomingFile, LONGEST_TITLE } from "./projects.ts";
import type { Services } from "./services.ts";
import { STARTER_PROJECT } from "./starter-project.ts";
import { trackWork } from "./track-work.ts";
import { IDLE, type Work } from "./work.ts";
import type { LengthUnit, UnitQuestion } from "./workshop-state.ts";

/** A part on its way to the bed; with a question, the person must say its unit first. */
export interface BedAddition {
  readonly question?: UnitQuestion;
}

export interface BedContext {
  readonly services: Services;
  readonly desk: Desk;
  others(): readonly OtherOnBed[];
  adding(): Work<BedAddition>;
  writeAdding(adding: Work<BedAddition>): void;
  /** Meshes have been read: no change of the person's. */
  writeOthers(others: readonly OtherOnBed[]): void;
  /** The person put a part there; `files` are recorded with it. */
  change(others: readonly OtherOnBed[], files: readonly StoredBlob[]): void;
}

/**
 * Brings parts of other projects and of files to a project's bed. Each is copied as it is then: what
 * becomes of where it came from changes nothing here.
 */
export function createBringToBed(context: BedContext) {
  const { services, desk } = context;
  const work = trackWork<BedAddition>(context.adding, context.writeAdding);
  /** A file that was read and whose unit is being asked for. */
  let asked: { readonly file: IncomingFile; readonly imported: ImportedMesh } | undefined;
  const meshes = new Map<string, Mesh>();
  const keyOf = ({ hash, unit }: OtherPart["mesh"]): string => `${unit} ${hash}`;

  const put = (name: string, from: OtherPart["mesh"], mesh: Mesh, files: readonly StoredBlob[]) => {
    const known = meshes.get(keyOf(from)) ?? mesh;
    meshes.set(keyOf(from), known);
    const id = services.newId();
    const part: OtherPart = {
      id,
      name: name.slice(0, LONGEST_TITLE),
      mesh: from,
      turn: [...NO_TURN],
      copies: 1,
    };
    const other: OtherOnBed = { part, mesh: known, size: extent(known), problems: [] };
    context.change([...context.others(), other], files);
  };
  const putFile = async (
    { name, bytes }: IncomingFile,
    imported: ImportedMesh,
    unit: LengthUnit,
    { signal }: RunOptions,
  ): Promise<Result<BedAddition>> => {
    const hash = await hashInSteps(bytes, pause);
    if (signal?.aborted) return fail(problem("foundation.cancelled"));
    const from = { hash, format: formatOf(imported), unit };
    put(name.replace(/\.[^.]*$/, ""), from, inMillimetres(imported.mesh, unit), [{ hash, bytes }]);
    return ok({});
  };
  /** One after the other; a question that still stands is taken back. */
  const add = async (task: (options: RunOptions) => Promise<Result<BedAddition>>) => {
    asked = undefined;
    context.writeAdding(IDLE);
    const made = await work.start(async (options) => {
      const free = room();
      return free.ok ? task(options) : free;
    });
    if (made?.ok && !made.value.question) context.writeAdding(IDLE);
  };
  const room = (): Result<undefined> =>
    context.others().length < MOST_OTHER_PARTS
      ? ok(undefined)
      : fail(problem("session.bed-parts-many", { most: MOST_OTHER_PARTS }));

  const read = async (part: OtherPart): Promise<Result<Mesh>> => {
    const known = meshes.get(keyOf(part.mesh));
    if (known) return ok(known);
    const { name, mesh: from } = part;
    const bytes = await desk.blob(from.hash);
    if (!bytes) return fail(problem("session.bed-part-missing", { name }));
    const made = await meshAgain(services, bytes, { name: `part.${from.format}`, unit: from.unit });
    if (made.ok) meshes.set(keyOf(from), made.value);
    return made;
  };

  return {
    /** Reads what the records have there. Resolves when all of it was read, or could not be. */
    async load() {
      for (const { part } of context.others()) {
        const made = await read(part);
        const change = made.ok
          ? { mesh: made.value, size: extent(made.value), problems: [] }
          : { problems: made.problems };
        context.writeOthers(
          context
            .others()
            .map((other) => (other.part.id === part.id ? { ...other, ...change } : other)),
        );
      }
    },
    /** Problems: those of `importMesh`, and `session.bed-parts-many`. */
    addFile: (file: IncomingFile) =>
      add(async (options) => {
        const { name, bytes } = file;
        const imported = await services.run("importMesh", { bytes, name }, options);
        if (!imported.ok) return imported;
        if (options.signal?.aborted) return fail(problem("foundation.cancelled"));
        // A file that says its unit (3MF) has been read in millimetres already.
        if (imported.value.unit) return putFile(file, imported.value, "mm", options);
        asked = { file, imported: imported.value };
        return ok({ question: unitQuestion(name, imported.value) });
      }),
    /** Answers the question; without a unit the file is not taken. */
    async answerUnit(unit: LengthUnit | undefined) {
      const answered = asked;
      if (answered && unit)
        await add((options) => putFile(answered.file, answered.imported, unit, options));
      else if (answered) {
        asked = undefined;
        context.writeAdding(IDLE);
      }
    },
    /** Problems: those of the script or file of the project, and `session.bed-parts-many`. */
    async addProject(subject: string) {
      const from = desk.work(subject);
      if (!from) return;
      await add(async (options) => {
        const copied = await copyOf(services, desk, from, options);
        if (!copied.ok) return copied;
        if (options.signal?.aborted) return fail(problem("foundation.cancelled"));
        const { source, mesh, files } = copied.value;
        put(from.title ?? "", source, mesh, files);
        return ok({});
      });
    },
    cancel() {
      asked = undefined;
      work.cancel();
      context.writeAdding(IDLE);
    },
  };
}

interface Copied {
  readonly source: OtherPart["mesh"];
  readonly mesh: Mesh;
  readonly files: readonly StoredBlob[];
}

/** The part of a project as a file of its own: the one that it was made from, or its script's part. */
async function copyOf(
  services: Services,
  desk: Desk,
  { title: name = "", mesh: own, source, parameters }: WorkState,
  options: RunOptions,
): Promise<Result<Copied>> {
  if (own) {
    const bytes = await desk.blob(own.hash);
    if (!bytes) return fail(problem("session.mesh-missing", { name: own.name }));
    const mesh = await meshAgain(services, bytes, own, options);
    if (!mesh.ok) return mesh;
    const { hash, format, unit } = own;
    return ok({ source: { hash, format, unit }, mesh: mesh.value, files: [] });
  }
  const script = await services.runReference(source ?? STARTER_PROJECT, parameters);
  if (!script.ok) return fail(problem("session.bed-part-script", { name }), ...script.problems);
  const solid = await services.run("evaluate", { graph: script.value.graph }, options);
  if (!solid.ok) return fail(problem("session.bed-part-script", { name }), ...solid.problems);
  const { mesh } = solid.value;
  // Without a title: the same part is the same file, whatever its project is called.
  const file = await services.run("exportMesh", { mesh, format: "3mf", title: "" }, options);
  if (!file.ok) return file;
  const hash = await hashInSteps(file.value, pause);
  // Sliced from the file at once, as it will be after a reload.
  const unit: LengthUnit = "mm";
  const again = await meshAgain(services, file.value, { name: "part.3mf", unit }, options);
  if (!again.ok) return again;
  return ok({
    source: { hash, format: "3mf", unit },
    mesh: again.value,
    files: [{ hash, bytes: file.value }],
  });
}
