import { type Zippable, zipSync } from "fflate";

/**
 * Packs named files. The same content gives the same bytes: entries stand in the order of their
 * names and carry one fixed date (zip dates are local time, so it is given without a zone).
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name);
    if (bytes) entries[name] = [bytes, { level: 6, mtime: "2000-01-01T00:00:00" }];
  }
  return zipSync(entries);
}
