import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Catalogue, createCatalogue } from "../catalogues/catalogue.ts";

const FOLDER = join(import.meta.dirname, "../../src/catalogues");

/** The languages that have a folder of sentences. */
export function languages(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The sentences of a language, from every file of its folder. */
export function loadCatalogue(language: string): Catalogue {
  const folder = join(FOLDER, language);
  const messages: Record<string, string> = {};
  for (const file of readdirSync(folder))
    if (file.endsWith(".json"))
      Object.assign(messages, JSON.parse(readFileSync(join(folder, file), "utf8")));
  return createCatalogue(language, messages);
}
