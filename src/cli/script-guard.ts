/** Bytes that a script may ask for in typed arrays, in all: they lie outside the thread's heap limit. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Entries of an array made by its length, or of a repeated text. */
const MAX_LENGTH = 20_000_000;

/**
 * Text that is run in the author's context before the author's: takes away the clock and what
 * shares or frees memory, makes chance repeatable, and refuses much memory asked for at once.
 * Gives a function that takes the source of chance. It is text since it must be of that context.
 */
export const CONTEXT_GUARD = `(() => {
  "use strict";
  const scope = globalThis;
  const { apply, construct, defineProperty } = Reflect;
  for (const name of ["Date", "WebAssembly", "SharedArrayBuffer", "Atomics", "WeakRef",
    "FinalizationRegistry", "Temporal", "eval", "Function", "console"]) delete scope[name];
  let bytes = 0;
  const refuse = () => { throw new RangeError("too much memory"); };
  const replace = (name, ask) => {
    const original = scope[name];
    const check = (args) => { if (typeof args[0] === "number") ask(args[0]); };
    const guarded = new Proxy(original, {
      construct(target, args, own) { check(args); return construct(target, args, own === guarded ? target : own); },
      apply(target, self, args) { check(args); return apply(target, self, args); },
    });
    defineProperty(original.prototype, "constructor", { value: guarded });
    scope[name] = guarded;
  };
  for (const name of ["Float64Array", "Float32Array", "Int32Array", "Uint32Array", "Int16Array",
    "Uint16Array", "Int8Array", "Uint8Array", "Uint8ClampedArray", "BigInt64Array", "BigUint64Array"]) {
    const width = scope[name].BYTES_PER_ELEMENT;
    replace(name, (length) => { bytes += length * width; if (bytes > ${MAX_BYTES}) refuse(); });
  }
  replace("ArrayBuffer", (length) => { bytes += length; if (bytes > ${MAX_BYTES}) refuse(); });
  const method = (holder, name, length) => {
    const original = holder[name];
    defineProperty(holder, name, { value(...args) {
      if (length(this, args) > ${MAX_LENGTH}) refuse();
      return apply(original, this, args);
    } });
  };
  method(String.prototype, "repeat", (text, [count]) => String(text).length * count);
  method(String.prototype, "padStart", (_, [count]) => count);
  method(String.prototype, "padEnd", (_, [count]) => count);
  method(Array.prototype, "fill", (list) => list.length);
  method(Array, "from", (_, [source]) => source?.length);
  return (random) => { Math.random = () => random(); };
})()`;
