import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import { hashInSteps, type StoredBlob } from "../../engine/records/blob.ts";
import { MOST_OTHER_PARTS, type OtherPart } from "../../engine/records/event-types.ts";
import { NO_TURN } from "../../engine/slicing/turn.ts";
import type { RunOptions } from "../offload/client.ts";
import { copyPart } from "./copy-part.ts";
import type { Desk } from "./desk.ts";
import { extent, formatOf, inMillimetres, meshAgain, unitQuestion } from "./mesh-part.ts";
import { type OtherOnBed, unread } from "./others-on-bed.ts";
import { pause } from "./pause.ts";
import { type IncomingFile, LONGEST_TITLE } from "./projects.ts";
import type { Services } from "./services.ts";
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
  let closed = false;
  let reading: Promise<void> | undefined;
  /** Of a part that stands there already: what was taken off is kept by nobody here. */
  const known = ({ hash, unit }: OtherPart["mesh"]): Mesh | undefined =>
    context
      .others()
      .find(({ part, mesh }) => mesh && part.mesh.hash === hash && part.mesh.unit === unit)?.mesh;

  const room = (count: number): Result<undefined> =>
    count <= MOST_OTHER_PARTS
      ? ok(undefined)
      : fail(problem("session.bed-parts-many", { most: MOST_OTHER_PARTS }));
  /** The one place where parts come to the bed: more than the records take are never written. */
  const change = (others: readonly OtherOnBed[], files: readonly StoredBlob[]) => {
    const free = room(others.length);
    if (free.ok) context.change(others, files);
    return free;
  };
  const put = async (
    name: string,
    from: OtherPart["mesh"],
    read: Mesh,
    files: readonly StoredBlob[],
    { signal }: RunOptions,
  ): Promise<Result<BedAddition>> => {
    // Before it stands on the bed: a step that can't be written holds up all that come after it.
    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const left = size > 0 ? await services.freeBytes() : undefined;
    if (signal?.aborted) return fail(problem("foundation.cancelled"));
    if (left !== undefined && left < size) return fail(problem("storage.full"));
    const mesh = known(from) ?? read;
    const id = services.newId();
    const part: OtherPart = {
      id,
      name: name.slice(0, LONGEST_TITLE),
      mesh: from,
      turn: [...NO_TURN],
      copies: 1,
    };
    const other: OtherOnBed = { part, mesh, size: extent(mesh), problems: [] };
    // Another may have been put back since this one was asked for.
    const free = change([...context.others(), other], files);
    return free.ok ? ok({}) : free;
  };
  const putFile = async (
    { name, bytes }: IncomingFile,
    imported: ImportedMesh,
    unit: LengthUnit,
    options: RunOptions,
  ): Promise<Result<BedAddition>> => {
    const hash = await hashInSteps(bytes, pause);
    if (options.signal?.aborted) return fail(problem("foundation.cancelled"));
    const from = { hash, format: formatOf(imported), unit };
    const mesh = inMillimetres(imported.mesh, unit);
    return put(name.replace(/\.[^.]*$/, ""), from, mesh, [{ hash, bytes }], options);
  };
  /** One after the other; a question that still stands is taken back. */
  const add = async (task: (options: RunOptions) => Promise<Result<BedAddition>>) => {
    asked = undefined;
    context.writeAdding(IDLE);
    const made = await work.start(async (options) => {
      const free = room(context.others().length + 1);
      return free.ok ? task(options) : free;
    });
    if (made?.ok && !made.value.question) context.writeAdding(IDLE);
  };

  const read = async ({ name, mesh: from }: OtherPart): Promise<Result<Mesh>> => {
    const mesh = known(from);
    if (mesh) return ok(mesh);
    const bytes = await desk.blob(from.hash);
    if (!bytes) return fail(problem("session.bed-part-missing", { name }));
    return meshAgain(services, bytes, { name: `part.${from.format}`, unit: from.unit });
  };
  const readAll = async () => {
    try {
      // Asked anew each time: a part may be taken off before its turn, or be put back after it.
      for (let next = unread(context.others()); next; next = unread(context.others())) {
        const { part } = next;
        const made = await read(part);
        if (closed) return;
        const now = made.ok
          ? { mesh: made.value, size: extent(made.value), problems: [] }
          : { problems: made.problems };
        context.writeOthers(
          context
            .others()
            .map((other) => (other.part.id === part.id ? { ...other, ...now } : other)),
        );
      }
    } finally {
      reading = undefined;
    }
  };
  /** One reading at a time: who asks during it waits for the same. */
  const load = async (): Promise<void> => {
    if (!closed && unread(context.others())) reading ??= readAll();
    await reading;
  };

  return {
    /** Reads what isn't read yet. Resolves when all of it was read, or could not be. */
    load,
    /** Turned, in copies, taken off or put back. Too many are said where parts are added. */
    set(others: readonly OtherOnBed[]) {
      const { problems } = change(others, []);
      if (problems.length > 0) context.writeAdding({ ...IDLE, status: "failed", problems });
      // One that was taken off before its file was read comes back as it went.
      else void load();
    },
    /** Problems: those of `importMesh`, `session.bed-parts-many` and `storage.full`. */
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
        const copied = await copyPart(services, desk, from, options);
        if (!copied.ok) return copied;
        if (options.signal?.aborted) return fail(problem("foundation.cancelled"));
        const { source, mesh, files } = copied.value;
        return put(from.title ?? "", source, mesh, files, options);
      });
    },
    cancel() {
      asked = undefined;
      work.cancel();
      context.writeAdding(IDLE);
    },
    close() {
      closed = true;
      work.cancel();
    },
  };
}
