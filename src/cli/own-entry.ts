import { extname, join } from "node:path";

/** The file of this folder that starts a thread or process of its own; the built ones have no types. */
export function ownEntry(name: string): string {
  return join(import.meta.dirname, name + extname(import.meta.filename));
}
