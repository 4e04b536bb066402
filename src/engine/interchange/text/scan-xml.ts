/** An opening tag: its local name (no prefix) and a look-up for its attributes. */
export interface XmlTag {
  readonly name: string;
  /** Value of the attribute with this full or local name; entities of XML itself are resolved. */
  readonly get: (attribute: string) => string | undefined;
}

export interface XmlHandler {
  open(tag: XmlTag): void;
  close(name: string): void;
}

/**
 * A forward scan over XML: tags and attributes, no text, no entities beyond XML's five. A document
 * type is refused (3MF forbids it), so nothing can expand. Answers the position of the first
 * mistake, or -1. Every character is looked at a bounded number of times.
 */
export function scanXml(text: string, handler: XmlHandler): number {
  const stack: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start < 0) return stack.length === 0 ? -1 : text.length;
    if (text.startsWith("<!--", start) || text.startsWith("<?", start)) {
      const [mark, size] = text[start + 1] === "?" ? ["?>", 2] : ["-->", 3];
      const end = text.indexOf(mark as string, start);
      if (end < 0) return start;
      at = end + (size as number);
      continue;
    }
    if (text.startsWith("<![CDATA[", start)) {
      const end = text.indexOf("]]>", start);
      if (end < 0) return start;
      at = end + 3;
      continue;
    }
    if (text[start + 1] === "!") return start;
    const end = text.indexOf(">", start);
    if (end < 0) return start;
    at = end + 1;
    if (text[start + 1] === "/") {
      const name = localName(text.slice(start + 2, end).trim());
      if (stack.pop() !== name) return start;
      handler.close(name);
      continue;
    }
    const empty = text[end - 1] === "/";
    const tag = readTag(text, start + 1, empty ? end - 1 : end);
    if (!tag || stack.length > 64) return start;
    handler.open(tag);
    if (empty) handler.close(tag.name);
    else stack.push(tag.name);
  }
}

function readTag(text: string, start: number, end: number): XmlTag | undefined {
  let at = start;
  while (at < end && !isSpace(text.charCodeAt(at))) at++;
  const name = localName(text.slice(start, at));
  if (name === "") return undefined;
  // Names and values alternate.
  const pairs: string[] = [];
  for (;;) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) break;
    const equals = text.indexOf("=", at);
    if (equals < 0 || equals >= end) return undefined;
    let quote = equals + 1;
    while (quote < end && isSpace(text.charCodeAt(quote))) quote++;
    const mark = text[quote];
    if (mark !== '"' && mark !== "'") return undefined;
    const close = text.indexOf(mark, quote + 1);
    if (close < 0 || close >= end) return undefined;
    pairs.push(text.slice(at, equals).trim(), text.slice(quote + 1, close));
    at = close + 1;
  }
  return {
    name,
    get(attribute) {
      for (let i = 0; i < pairs.length; i += 2) {
        const full = pairs[i] as string;
        if (full === attribute || (full.includes(":") && localName(full) === attribute))
          return resolveEntities(pairs[i + 1] as string);
      }
      return undefined;
    },
  };
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const resolveEntities = (value: string): string =>
  value.includes("&")
    ? value.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => NAMED[name] as string)
    : value;
