import { createCatalogue } from "../../src/catalogues/catalogue.ts";

const files = import.meta.glob<Record<string, string>>("../../src/catalogues/en/*.json", {
  eager: true,
  import: "default",
});
const english = createCatalogue("en", Object.assign({}, ...Object.values(files)));

/** The English sentence of a problem. */
export const say = (code: string, params: Readonly<Record<string, string | number>>): string =>
  english.format(`problem.${code}`, params);
