/** Width of a letter against its height, on average. */
const LETTER = 0.58;
/** Fewer letters of a name tell nothing. */
const FEWEST = 3;

/**
 * What stands on a part in the picture of the bed: its number in the list, and as much of its name as
 * there is room for. `room`: the part's width in heights of a letter.
 */
export function bedLabel(number: number, name: string, room: number): string {
  const letters = Math.floor(room / LETTER) - String(number).length - 1;
  if (letters >= name.length) return `${number} ${name}`.trim();
  return letters > FEWEST ? `${number} ${name.slice(0, letters - 1).trimEnd()}…` : String(number);
}
