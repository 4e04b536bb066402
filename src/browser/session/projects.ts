import type { ProfileState, WorkState } from "../../engine/records/profile-state.ts";
import type { Desk } from "./desk.ts";
import { filesOf } from "./others-on-bed.ts";
import type { Services } from "./services.ts";

/** The longest name that the records keep, letters. */
export const LONGEST_TITLE = 200;

/** One own project, as a list shows it. */
export interface ProjectSummary {
  /** `project:ID`. */
  readonly subject: string;
  readonly title: string;
  readonly kind: "code" | "mesh";
  /** ISO 8601 UTC. */
  readonly changedAt: string;
}

/** A file that was dropped and isn't anybody's part yet. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a person does with whole projects. Nothing is erased: a removed one can be brought back. */
export interface ProjectShelf {
  /** Begins a project; gives its subject. */
  create(title: string): Promise<string>;
  rename(subject: string, title: string): Promise<void>;
  /** Code, sizes, mesh and print choice under a new name; the history stays with the first. */
  duplicate(subject: string, title: string): Promise<void>;
  remove(subject: string): Promise<void>;
  bringBack(subject: string): Promise<void>;
  /** Gives a dropped file a project of its own, which is recorded when its unit is known. */
  bring(file: IncomingFile): string;
  /** Whether there is something to open: a project that wasn't removed, or a file for one. */
  has(subject: string): boolean;
  /** The file that the project was begun for. */
  incoming(subject: string): IncomingFile | undefined;
}

/** The projects that weren't removed, the one changed last first. */
export function projectsOf(work: ProfileState | null): readonly ProjectSummary[] {
  return summaries(work, false);
}

/** Those that were removed and can be brought back, the one removed last first. */
export function removedProjectsOf(work: ProfileState | null): readonly ProjectSummary[] {
  return summaries(work, true);
}

function summaries(work: ProfileState | null, gone: boolean): readonly ProjectSummary[] {
  return Object.values(work?.works ?? {})
    .filter(({ subject, removed }) => subject.startsWith("project:") && removed === gone)
    .map(({ subject, title = "", mesh, changedAt }) => ({
      subject,
      title,
      kind: mesh ? ("mesh" as const) : ("code" as const),
      changedAt,
    }))
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

/** One person's shelf of projects. */
export function createProjectShelf(services: Services, desk: Desk): ProjectShelf {
  let brought: { readonly subject: string; readonly file: IncomingFile } | undefined;
  const fresh = () => `project:${services.newId()}`;
  const save = (subject: string, title: string, mesh: WorkState["mesh"]) =>
    desk.record({
      type: "project.saved",
      subject,
      payload: { title: title.slice(0, LONGEST_TITLE), mesh: mesh ?? null },
      blobs: mesh ? [mesh.hash] : [],
    });
  return {
    async create(title) {
      const subject = fresh();
      await save(subject, title, undefined);
      return subject;
    },
    async rename(subject, title) {
      const work = desk.work(subject);
      if (work && work.title !== title) await save(subject, title, work.mesh);
    },
    async duplicate(subject, title) {
      const work = desk.work(subject);
      if (!work) return;
      const copy = fresh();
      const { source, parameters, choice } = work;
      await save(copy, title, work.mesh);
      if (source !== undefined)
        await desk.record({ type: "source.saved", subject: copy, payload: { source } });
      if (Object.keys(parameters).length > 0) {
        const payload = { values: parameters };
        await desk.record({ type: "parameters.saved", subject: copy, payload });
      }
      if (choice) {
        const blobs = filesOf(choice);
        await desk.record({ type: "print.chosen", subject: copy, payload: { choice }, blobs });
      }
    },
    async remove(subject) {
      await desk.record({ type: "project.removed", subject, payload: {} });
    },
    async bringBack(subject) {
      await desk.record({ type: "project.opened", subject, payload: {} });
    },
    bring(file) {
      const subject = fresh();
      brought = { subject, file };
      return subject;
    },
    has: (subject) => desk.work(subject)?.removed === false || brought?.subject === subject,
    incoming: (subject) => (brought?.subject === subject ? brought.file : undefined),
  };
}
