/** Walks a text file's lines as words, straight over the bytes: no string of the whole file. */
export interface LineReader {
  /** Words of the next line that has any; `undefined` at the end. */
  next(): string[] | undefined;
  /** Number of the line last read, 1-based. */
  line(): number;
  /** Byte where that line begins. */
  offset(): number;
}

/** A line longer than this is cut: no mesh format has one, hostile files do. */
const LONGEST = 1 << 16;

/** Lines end at LF or CR LF; `continued` joins a line that ends in a backslash to the next. */
export function lineReader(bytes: Uint8Array, continued = false): LineReader {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 0;
  let begin = at;
  const rawLine = (): string => {
    begin = at;
    let end = bytes.indexOf(10, at);
    if (end < 0) end = bytes.length;
    line++;
    at = end + 1;
    return decode(bytes, begin, Math.min(end, begin + LONGEST));
  };
  return {
    next() {
      while (at < bytes.length) {
        let text = rawLine();
        const start = begin;
        while (continued && text.endsWith("\\") && at < bytes.length && text.length < LONGEST)
          text = `${text.slice(0, -1)} ${rawLine()}`;
        begin = start;
        const trimmed = text.trim();
        if (trimmed !== "") return trimmed.split(/\s+/);
      }
      return undefined;
    },
    line: () => line,
    offset: () => begin,
  };
}

/** Bytes to text one to one: numbers and keywords are ASCII, names do not matter. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let from = start;
  while (from < end) {
    const to = Math.min(end, from + 4096);
    text += String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);
    from = to;
  }
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
