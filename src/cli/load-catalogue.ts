import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Catalogue, catalogueOf } from "../catalogues/catalogue.ts";

const FOLDER = join(import.meta.dirname, "../../src/catalogues");

/** The languages that have a folder of sentences. */
export function languages(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Looked in first: most of what a command says. */
const FIRST = "cli.json";

/** The sentences of a language, from every file of its folder; the other files when they are needed. */
export function loadCatalogue(language: string): Catalogue {
  const folder = join(FOLDER, language);
  const read = (file: string): Record<string, string> =>
    JSON.parse(readFileSync(join(folder, file), "utf8"));
  const messages = read(FIRST);
  let isWhole = false;
  return catalogueOf(language, (id) => {
    if (!isWhole && !Object.hasOwn(messages, id)) {
      for (const file of readdirSync(folder))
        if (file.endsWith(".json") && file !== FIRST) Object.assign(messages, read(file));
      isWhole = true;
    }
    return Object.hasOwn(messages, id) ? messages[id] : undefined;
  });
}
