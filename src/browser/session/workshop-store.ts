import { createStore, type StoreApi } from "zustand/vanilla";
import { autoDimensions } from "../../engine/drawing/auto-dimensions.ts";
import { sheetToSvg } from "../../engine/drawing/svg.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { fail } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import { hashInSteps } from "../../engine/records/blob.ts";
import type { MeshSource, WorkState } from "../../engine/records/profile-state.ts";
import { createAutosave } from "./autosave.ts";
import { createBench } from "./bench.ts";
import { createBringToBed } from "./bring-to-bed.ts";
import type { Desk } from "./desk.ts";
import { formatOf, inMillimetres, meshAgain, unitQuestion } from "./mesh-part.ts";
import { othersOf } from "./others-on-bed.ts";
import { pause } from "./pause.ts";
import { fileName } from "./profile-records.ts";
import { type IncomingFile, LONGEST_TITLE } from "./projects.ts";
import type { Services } from "./services.ts";
import { freshSlice } from "./slice-choice.ts";
import { STARTER_PROJECT } from "./starter-project.ts";
import { tracksOf } from "./track-work.ts";
import { IDLE } from "./work.ts";
import type { LengthUnit, WorkshopState, WorkshopStore } from "./workshop-state.ts";

export interface WorkshopOptions {
  readonly services: Services;
  readonly desk: Desk;
  /** `project:ID`. */
  readonly subject: string;
  /** The file that the project is begun for; its unit is asked for. */
  readonly incoming?: IncomingFile | undefined;
}

/** The title block of a part that no drawing office has numbered. */
const BARE_SHEET = { number: "", material: "", generalTolerance: "ISO 2768-m" } as const;

const MIME = { stl: "model/stl", "3mf": "model/3mf", obj: "model/obj" } as const;

/** A free project: code of one's own or a mesh from elsewhere, sliced and exported. */
export function createWorkshop(options: WorkshopOptions): StoreApi<WorkshopStore> {
  const { services, desk, subject } = options;
  /** The imported mesh in mm, when the project is one. */
  let mesh: Mesh | undefined;
  let source: MeshSource | undefined = desk.work(subject)?.mesh;
  const incoming = source ? undefined : options.incoming;
  /** A file that was read and whose unit is being asked for. */
  let asked: { readonly bytes: Uint8Array; readonly imported: ImportedMesh } | undefined;

  return createStore<WorkshopStore>()((set, get) => {
    const initial = recorded(subject, desk.work(subject), incoming !== undefined);
    const write = (change: Partial<WorkshopState>) => set(change);
    const track = tracksOf<WorkshopState>(get, write);
    const importWork = track("importing");
    const exportWork = track("exporting");
    const sheetWork = track("sheet");
    const bench = createBench({
      services,
      desk,
      read: () => get() ?? initial,
      write,
      // Also before `resume` has come to it.
      othersRead: () => bringer.load(),
      partChanged() {
        write({ slice: { ...get().slice, recorded: undefined } });
        sheetWork.markStale();
      },
      otherPart(opts) {
        if (mesh) return services.run("solidFromMesh", { mesh }, opts);
        // Without its file a mesh project has no part; the script isn't this project's.
        if (get().kind !== "mesh") return undefined;
        const name = source?.name ?? incoming?.name ?? "";
        return Promise.resolve(fail(problem("session.mesh-missing", { name })));
      },
    });
    const bringer = createBringToBed({
      services,
      desk,
      others: () => get().slice.others,
      adding: () => get().adding,
      writeAdding: (adding) => write({ adding }),
      writeOthers: (others) => write({ slice: { ...get().slice, others } }),
      change: bench.setOthers,
    });
    const save = () => {
      const { title } = get();
      const payload = { title, mesh: source ?? null };
      return desk.record(
        { type: "project.saved", subject, payload, blobs: source ? [source.hash] : [] },
        asked && source ? [{ hash: source.hash, bytes: asked.bytes }] : [],
      );
    };
    const saveTitle = createAutosave(() => {
      // Nothing is a project before the size of its file is known; then the name goes with it.
      if (source || !incoming) void save();
    }, desk.delay);
    const flush = () => {
      saveTitle.flush();
      bench.flush();
    };
    const stopLeaving = services.onLeave(flush);
    let closed = false;
    const stopListening = desk.onOutside((about) => {
      if (about === subject) void adopt();
    });
    /** Another tab works on the same project: to go on from an old text would undo its changes. */
    const adopt = async () => {
      // What was typed here may be on its way to the records, which then have an older text.
      await desk.settle();
      const work = desk.work(subject);
      if (closed || !work || saveTitle.dirty || bench.dirty()) return;
      const { title, source: script, parameters } = recorded(subject, work, false);
      if (title !== get().title) write({ title });
      if (bench.adopt(script, parameters, work.choice)) void bringer.load();
    };

    const take = async (imported: ImportedMesh, unit: LengthUnit, name: string) => {
      if (!asked) return;
      // Asked no more; a large file takes a moment to be hashed and written.
      write({ importing: { ...IDLE, status: "running" } });
      const hash = await hashInSteps(asked.bytes, pause);
      mesh = inMillimetres(imported.mesh, unit);
      source = { hash, name: name.slice(-LONGEST_TITLE), format: formatOf(imported), unit };
      const title = get().title || name.replace(/\.[^.]*$/, "").slice(0, LONGEST_TITLE);
      write({ kind: "mesh", title });
      await save();
      write({ importing: IDLE });
      asked = undefined;
      await bench.actions.run();
    };
    const bring = async ({ name, bytes }: IncomingFile) => {
      let imported: ImportedMesh | undefined;
      const read = await importWork.start(async (opts) => {
        const made = await services.run("importMesh", { bytes, name }, opts);
        if (!made.ok) return made;
        imported = made.value;
        return { ...made, value: unitQuestion(name, made.value) };
      });
      if (!read?.ok || !imported) return;
      asked = { bytes, imported };
      // A file that says its unit (3MF) has been read in millimetres already.
      if (imported.unit) await take(imported, "mm", name);
    };
    const resume = async () => {
      if (closed) return;
      if (incoming) return bring(incoming);
      void bringer.load();
      if (source) {
        const bytes = await desk.blob(source.hash);
        const { name } = source;
        const again = bytes
          ? await meshAgain(services, bytes, source)
          : fail(problem("session.mesh-missing", { name }));
        if (again.ok) mesh = again.value;
        else {
          // Without its mesh the project has no part: the script isn't this project's.
          await importWork.start(async () => again);
          return;
        }
      }
      if (!closed) await bench.actions.run();
    };
    // Not in the task that draws the screen: a large file is copied to its reader.
    void pause().then(resume);
    /** What the sheet was drawn from. */
    let drawn: readonly unknown[] = [];

    return {
      ...initial,
      actions: {
        ...bench.actions,
        rename(title) {
          write({ title: title.slice(0, LONGEST_TITLE) });
          saveTitle.changed();
        },
        async confirmUnit(unit) {
          const question = get().importing.value;
          if (asked && question) await take(asked.imported, unit, question.name);
        },
        async drawSheet(labels) {
          const { part, title, sheet } = get();
          const solid = part.value;
          if (!solid) return;
          const from = [solid, title, labels];
          const same = drawn.length > 0 && from.every((each, i) => each === drawn[i]);
          if (same && (sheet.status === "running" || sheet.value)) return;
          drawn = from;
          await sheetWork.start((opts) => {
            const info = { ...BARE_SHEET, title, dimensions: autoDimensions(solid), labels };
            return services.run("sheet", { solid, info }, opts);
          });
        },
        sheetFile(label) {
          const { sheet, title } = get();
          if (!sheet.value) return null;
          const bytes = new TextEncoder().encode(sheetToSvg(sheet.value, { label, paper: true }));
          return { name: `${fileName(title)}.svg`, mime: "image/svg+xml", bytes };
        },
        setOthers: bringer.set,
        addFileToBed: bringer.addFile,
        answerBedUnit: bringer.answerUnit,
        addProjectToBed: bringer.addProject,
        cancelAdding: bringer.cancel,
        cancel() {
          bench.cancel();
          importWork.cancel();
          exportWork.cancel();
          sheetWork.cancel();
        },
        async exportPart(format) {
          const { part, title } = get();
          const solid = part.value;
          if (!solid) return null;
          const made = await exportWork.start(async (opts) => {
            const input = { mesh: solid.mesh, format, title };
            const written = await services.run("exportMesh", input, opts);
            if (!written.ok) return written;
            const name = `${fileName(title)}.${format}`;
            return { ...written, value: { name, mime: MIME[format], bytes: written.value } };
          });
          return made?.ok ? made.value : null;
        },
        gcodeFile: () => bench.gcodeFile(get().title),
        async close() {
          closed = true;
          stopListening();
          stopLeaving();
          flush();
          bench.cancel();
          bringer.close();
          importWork.cancel();
          exportWork.cancel();
          sheetWork.cancel();
          await desk.settle();
        },
      },
    };
  });
}

function recorded(subject: string, work: WorkState | undefined, brought: boolean): WorkshopState {
  return {
    subject,
    title: work?.title ?? "",
    kind: work?.mesh || brought ? "mesh" : "code",
    source: work?.source ?? STARTER_PROJECT,
    parameters: work?.parameters ?? {},
    definitions: [],
    log: [],
    importing: IDLE,
    part: IDLE,
    slice: {
      ...freshSlice(undefined, {}, work?.choice ?? work?.slice, work?.slice),
      others: othersOf(work?.choice ?? work?.slice),
    },
    adding: IDLE,
    exporting: IDLE,
    sheet: IDLE,
  };
}
