/**
 * The array buffers inside of a plain value, each once, for `postMessage`'s transfer list. Views
 * on a part of a larger buffer are left to be copied: moving them would take their neighbours too.
 */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const visit = (each: unknown) => {
    if (typeof each !== "object" || each === null || seen.has(each)) return;
    seen.add(each);
    if (ArrayBuffer.isView(each)) {
      const whole = each.byteOffset === 0 && each.byteLength === each.buffer.byteLength;
      if (whole && each.buffer instanceof ArrayBuffer) found.add(each.buffer);
      return;
    }
    if (each instanceof ArrayBuffer) found.add(each);
    else if (Array.isArray(each)) each.forEach(visit);
    else Object.values(each).forEach(visit);
  };
  visit(value);
  return [...found].filter((buffer) => buffer.byteLength > 0);
}
