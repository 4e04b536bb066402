import type { IncomingFile } from "../../browser/session/projects.ts";

/** Endings of the files that a part can come from. */
export const PART_FILES = [".stl", ".3mf", ".obj"] as const;

export async function readFile(file: File): Promise<IncomingFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The address of a project, or of the list of all. */
export function projectHref(subject?: string): string {
  return subject
    ? `#/workshop/${encodeURIComponent(subject.replace("project:", ""))}`
    : "#/workshop";
}

export function openProject(subject: string): void {
  location.hash = projectHref(subject);
}
