import { createStore, type StoreApi } from "zustand/vanilla";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import { toBlob } from "../../engine/records/blob.ts";
import type { MeshSource, WorkState } from "../../engine/records/profile-state.ts";
import type { FileOut } from "./app-state.ts";
import { createAutosave } from "./autosave.ts";
import { createBench } from "./bench.ts";
import type { Desk } from "./desk.ts";
import { formatOf, inMillimetres, meshAgain, unitQuestion } from "./mesh-part.ts";
import { fileName } from "./profile-records.ts";
import type { Services } from "./services.ts";
import { freshSlice } from "./slice-part.ts";
import { STARTER_PROJECT } from "./starter-project.ts";
import { trackWork } from "./track-work.ts";
import { IDLE } from "./work.ts";
import type { LengthUnit, UnitQuestion, WorkshopState, WorkshopStore } from "./workshop-state.ts";

export interface WorkshopOptions {
  readonly services: Services;
  readonly desk: Desk;
  /** `project:ID`; absent: the project that was changed last, or a new one. */
  readonly subject?: string;
}

const MIME = { stl: "model/stl", "3mf": "model/3mf", obj: "model/obj" } as const;

/** A free project: code of one's own or a mesh from elsewhere, sliced and exported. */
export function createWorkshop(options: WorkshopOptions): StoreApi<WorkshopStore> {
  const { services, desk } = options;
  const subject = options.subject ?? desk.lastProject() ?? `project:${services.newId()}`;
  /** The imported mesh in mm, when the project is one. */
  let mesh: Mesh | undefined;
  let source: MeshSource | undefined = desk.work(subject)?.mesh;
  /** A file that was read and whose unit is being asked for. */
  let asked: { readonly bytes: Uint8Array; readonly imported: ImportedMesh } | undefined;

  return createStore<WorkshopStore>()((set, get) => {
    const initial = recorded(subject, desk.work(subject));
    const write = (change: Partial<WorkshopState>) => set(change);
    const importWork = trackWork<UnitQuestion>(
      () => get().importing,
      (importing) => write({ importing }),
    );
    const exportWork = trackWork<FileOut>(
      () => get().exporting,
      (exporting) => write({ exporting }),
    );
    const bench = createBench({
      services,
      desk,
      read: () => get() ?? initial,
      write,
      partChanged: () => write({ slice: { ...get().slice, recorded: undefined } }),
      otherPart: (opts) => mesh && services.run("solidFromMesh", { mesh }, opts),
    });
    const save = () => {
      const { title } = get();
      const payload = { title, mesh: source ?? null };
      return desk.record(
        { type: "project.saved", subject, payload, blobs: source ? [source.hash] : [] },
        asked && source ? [{ hash: source.hash, bytes: asked.bytes }] : [],
      );
    };
    const saveTitle = createAutosave(() => void save());
    const flush = () => {
      saveTitle.flush();
      bench.flush();
    };
    const stopLeaving = services.onLeave(flush);

    const take = async (imported: ImportedMesh, unit: LengthUnit, name: string) => {
      if (!asked) return;
      const { hash } = toBlob(asked.bytes);
      mesh = inMillimetres(imported.mesh, unit);
      source = { hash, name, format: formatOf(imported), unit };
      write({ kind: "mesh", importing: IDLE, title: name.replace(/\.[^.]*$/, "") });
      await save();
      asked = undefined;
      await bench.run();
    };
    let closed = false;
    const resume = async () => {
      if (closed) return;
      if (source) {
        const bytes = await desk.blob(source.hash);
        const again = bytes && (await meshAgain(services, bytes, source));
        if (again?.ok) mesh = again.value;
        else for (const reason of again?.problems ?? []) desk.notify(reason);
      }
      if (!closed) await bench.run();
    };
    queueMicrotask(() => void resume());

    return {
      ...initial,
      actions: {
        rename(title) {
          write({ title });
          saveTitle.changed();
        },
        setSource: bench.setSource,
        setParameter: bench.setParameter,
        resetParameters: bench.resetParameters,
        run: bench.run,
        async importMesh(name, bytes) {
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
        },
        async confirmUnit(unit) {
          const question = get().importing.value;
          if (asked && question) await take(asked.imported, unit, question.name);
        },
        dropMesh() {
          mesh = undefined;
          source = undefined;
          asked = undefined;
          write({ kind: "code", importing: IDLE });
          void save();
          void bench.run();
        },
        chooseProfile: bench.chooseProfile,
        setSetting: bench.setSetting,
        slicePart: bench.slicePart,
        cancel() {
          bench.cancel();
          importWork.cancel();
          exportWork.cancel();
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
          stopLeaving();
          flush();
          bench.cancel();
          importWork.cancel();
          exportWork.cancel();
          await desk.settle();
        },
      },
    };
  });
}

function recorded(subject: string, work: WorkState | undefined): WorkshopState {
  return {
    subject,
    title: work?.title ?? "",
    kind: work?.mesh ? "mesh" : "code",
    source: work?.source ?? STARTER_PROJECT,
    parameters: work?.parameters ?? {},
    definitions: [],
    log: [],
    importing: IDLE,
    part: IDLE,
    slice: freshSlice(undefined, {}, work?.choice ?? work?.slice, work?.slice),
    exporting: IDLE,
  };
}
