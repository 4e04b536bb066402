/** The bytes of a print file: its chunks one after the other. */
export function gcodeBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of chunks) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
