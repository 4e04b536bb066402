import { type Catalogue, createCatalogue } from "../../catalogues/catalogue.ts";

/** Languages with a full catalogue, by their own names. */
export const LANGUAGES: readonly { readonly id: string; readonly name: string }[] = [
  { id: "en", name: "English" },
  { id: "pt", name: "Português" },
];

type Messages = Record<string, string>;
const parts = import.meta.glob<Messages>("../../catalogues/*/*.json", { import: "default" });

/**
 * Lengthened and accented English (`?lang=qps`), for tests: whatever shows plain English on a
 * screen in this language was written into the code.
 */
function pseudo(message: string): string {
  const accents: Messages = { a: "å", e: "é", i: "î", o: "ö", u: "û", A: "Å", E: "É", O: "Ö" };
  let depth = 0;
  const text = [...message].map((letter) => {
    if (letter === "{") depth++;
    const shown = depth === 0 ? (accents[letter] ?? letter) : letter;
    if (letter === "}") depth--;
    return shown;
  });
  return `[${text.join("")} ~~~]`;
}

/** Loads the catalogue of a language; a language without one is answered in English. */
export async function loadCatalogue(wanted: string): Promise<Catalogue> {
  const made = wanted === "qps";
  const language = LANGUAGES.some(({ id }) => id === wanted) ? wanted : "en";
  const own = Object.entries(parts).filter(([path]) => path.includes(`/catalogues/${language}/`));
  const loaded = await Promise.all(own.map(([, load]) => load()));
  const messages: Messages = Object.assign({}, ...loaded);
  if (made) for (const id of Object.keys(messages)) messages[id] = pseudo(messages[id] ?? "");
  return createCatalogue(language, messages);
}

/** The language of the address (`?lang=`), else the one kept, else the browser's, else English. */
export function chooseLanguage(kept: string | undefined): string {
  const asked = new URLSearchParams(location.search).get("lang");
  const wishes = [asked, kept, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  const known = (id: string) => id === "qps" || LANGUAGES.some((language) => language.id === id);
  return wishes.find((id): id is string => typeof id === "string" && known(id)) ?? "en";
}
