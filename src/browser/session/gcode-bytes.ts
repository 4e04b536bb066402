/** The bytes of a print file: its chunks in UTF-8, one after the other. */
export function gcodeBytes(chunks: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const pieces = chunks.map((chunk) => encoder.encode(chunk));
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
