import { IntlMessageFormat } from "intl-messageformat";

/** The sentences of one language. Ids are flat: `problem.<code>`, `check.<kind>.<reason>`… */
export interface Catalogue {
  readonly language: string;
  has(id: string): boolean;
  /**
   * The sentence with its placeholders filled (ICU message syntax). A number in a plain `{x}` gets
   * the language's decimal sign, at most three decimals and no grouping; `{x, number, …}` and
   * `{x, plural, …}` do what ICU says. An id that is missing or cannot be filled comes back in brackets.
   */
  format(id: string, params?: Readonly<Record<string, string | number>>): string;
}

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Bare `pt` would write numbers the Brazilian way. */
const LOCALES: Readonly<Record<string, string>> = { pt: "pt-PT", en: "en-GB" };
/** ICU syntax-tree code of a plain argument, `{x}`. */
const ARGUMENT = 1;
/** Added to the names of plain arguments, so that their numbers can be written as text. */
const AS_TEXT = " text";

/** A catalogue over messages that are already in memory; each is parsed when first used. */
export const createCatalogue = (
  language: string,
  messages: Readonly<Record<string, string>>,
): Catalogue =>
  catalogueOf(language, (id) => (Object.hasOwn(messages, id) ? messages[id] : undefined));

/** A catalogue over whatever knows the messages by their ids. */
export function catalogueOf(
  language: string,
  messageOf: (id: string) => string | undefined,
): Catalogue {
  const locale = LOCALES[language] ?? language;
  const parsed = new Map<string, IntlMessageFormat>();
  const text = (value: string | number): string =>
    typeof value === "number" ? numeral(value, language) : value;
  return {
    language,
    has: (id) => messageOf(id) !== undefined,
    format(id, params = {}) {
      const sentence = messageOf(id);
      if (sentence === undefined) return `[${id}]`;
      if (PLAIN.test(sentence)) {
        const slots = [...sentence.matchAll(SLOT)];
        if (!slots.every(([, name]) => Object.hasOwn(params, name!))) return `[${id}]`;
        if (slots.every(([, name, kind]) => kind === undefined || isShort(params[name!]!)))
          return sentence.replace(SLOT, (_, name: string) => text(params[name]!));
      }
      try {
        let message = parsed.get(id);
        if (!message) {
          const ast = new IntlMessageFormat(sentence, locale).getAst();
          message = new IntlMessageFormat(ast.map(argumentsAsText), locale);
          parsed.set(id, message);
        }
        const values: Record<string, string | number> = { ...params };
        for (const [name, value] of Object.entries(params)) values[name + AS_TEXT] = text(value);
        return String(message.format(values));
      } catch {
        return `[${id}]`;
      }
    },
  };
}

/**
 * Words, plain `{x}` and short numbers only (an apostrophe before a brace would quote it): put together
 * without the message parser and the locale's data, which cost the command line's start 20 to 30 ms.
 */
const PLAIN = /^(?:[^{}<'#|]|'(?!['{}<#|])|\{\w+(?:, number)?\})*$/;
const SLOT = /\{(\w+)(, number)?\}/g;

/** A number too short for grouping: `{x, number}` then reads like a plain one. */
const isShort = (value: string | number): boolean =>
  typeof value === "number" && Math.abs(value) < 999;

/**
 * At most three decimals, a half rounded away from zero as it reads; no grouping; a point in English, a
 * comma in all other languages.
 */
function numeral(value: number, language: string): string {
  const size = Math.abs(value);
  if (!(size < 1e15)) return String(value);
  const thousandths = size < 1e-6 ? 0 : Math.round(Number(`${size}e3`));
  const digits = String(thousandths / 1000);
  const signed = value < 0 && thousandths > 0 ? `-${digits}` : digits;
  return language === "en" ? signed : signed.replace(".", ",");
}

function argumentsAsText(element: Element): Element {
  if (element.type === ARGUMENT) return { ...element, value: element.value + AS_TEXT } as Element;
  if ("children" in element)
    return { ...element, children: element.children.map(argumentsAsText) } as Element;
  if (!("options" in element)) return element;
  const options = Object.fromEntries(
    Object.entries(element.options).map(([key, option]) => [
      key,
      { ...option, value: option.value.map(argumentsAsText) },
    ]),
  );
  return { ...element, options } as Element;
}
