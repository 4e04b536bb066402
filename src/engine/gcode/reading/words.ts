/** The words of one line: a command and its numbers, both without comment, checksum and line number. */
export interface Words {
  /** `G1`, `M104`, `T0`; empty if the line holds none. */
  command: string;
  /** Value of each letter, NaN if it is not there. Index: letter code minus that of `A`. */
  readonly values: Float64Array;
}

export const wordsHolder = (): Words => ({ command: "", values: new Float64Array(26) });

const A = 65;
export const X = 23;
export const Y = 24;
export const Z = 25;
export const E = 4;
export const F = 5;
export const I = 8;
export const J = 9;
export const R = 17;
export const S = 18;

/** Reads the first `to` letters into `words`. False if there is something in them that is no word. */
export function readWords(text: string, to: number, words: Words): boolean {
  words.command = "";
  words.values.fill(Number.NaN);
  let clean = true;
  let i = 0;
  while (i < to) {
    let code = text.charCodeAt(i);
    if (code === 32 || code === 9 || code === 13) {
      i++;
      continue;
    }
    if (code === 42) break; // `*`: checksum to the end of the line
    if (code === 40) {
      // A remark in brackets.
      const close = text.indexOf(")", i);
      if (close < 0 || close >= to) break;
      i = close + 1;
      continue;
    }
    if (code >= 97 && code <= 122) code -= 32;
    if (code < A || code > 90) return false;
    const start = ++i;
    const end = numberEnd(text, i, to);
    i = end;
    const letter = code - A;
    const isCommand = code === 71 || code === 77 || code === 84; // G, M, T
    if (isCommand && words.command === "") {
      if (end === start) return false;
      words.command = String.fromCharCode(code) + text.slice(start, end).replace(/^0+(?=\d)/, "");
    } else if (code === 78 && words.command === "") {
      // N: line number
    } else if (words.command === "") {
      return false;
    } else {
      const value = end > start ? Number(text.slice(start, end)) : 0;
      if (Number.isNaN(value)) clean = false;
      else words.values[letter] = value;
      // Text after a letter (file names, messages) ends the line.
      if (end === start && i < to && text.charCodeAt(i) > 32) break;
    }
  }
  return clean;
}

function numberEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    const digit = code >= 48 && code <= 57;
    if (!digit && code !== 46 && code !== 45 && code !== 43) break;
    i++;
  }
  return i;
}
