/** Bytes that a script may ask for in typed arrays, in all. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Entries of an array made by its length, or of a filled or repeated thing. */
const MAX_LENGTH = 20_000_000;

/**
 * Stops the cheap ways to ask for much memory at once: arrays by length, typed arrays, repeated
 * text. `onExcess` is called before the `RangeError`. What grows piece by piece is ended by the
 * page's watchdog.
 */
export function guardMemory(onExcess: () => void): void {
  let bytes = 0;
  const refuse = (): never => {
    onExcess();
    throw new RangeError("too much memory");
  };
  const scope = globalThis as unknown as Record<string, unknown>;
  const names = ["Float64Array", "Float32Array", "Int32Array", "Uint32Array", "Int16Array"];
  for (const name of [...names, "Uint16Array", "Int8Array", "Uint8Array", "Uint8ClampedArray"]) {
    const original = scope[name] as new (...args: unknown[]) => ArrayBufferView;
    const width = (original as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
    replace(scope, name, original, (length) => {
      bytes += length * width;
      if (bytes > MAX_BYTES) refuse();
    });
  }
  replace(scope, "ArrayBuffer", ArrayBuffer as never, (length) => {
    bytes += length;
    if (bytes > MAX_BYTES) refuse();
  });
  replace(scope, "Array", Array as never, (length) => {
    if (length > MAX_LENGTH) refuse();
  });
  for (const [name, size] of [
    ["repeat", (text: string, count: number) => text.length * count],
    ["padStart", (_: string, count: number) => count],
    ["padEnd", (_: string, count: number) => count],
  ] as const) {
    const original = String.prototype[name] as (...args: unknown[]) => string;
    Object.defineProperty(String.prototype, name, {
      value(this: unknown, count: number, ...rest: unknown[]) {
        if (size(String(this), count) > MAX_LENGTH) refuse();
        return original.call(this, count, ...rest);
      },
    });
  }
  const fill = Array.prototype.fill;
  Object.defineProperty(Array.prototype, "fill", {
    value(this: { length: number }, ...args: [unknown]) {
      if (this.length > MAX_LENGTH) refuse();
      return fill.apply(this as unknown[], args);
    },
  });
  const from = Array.from as (...args: unknown[]) => unknown[];
  Object.defineProperty(Array, "from", {
    value(this: unknown, source: { length?: number }, ...rest: unknown[]) {
      if (typeof source?.length === "number" && source.length > MAX_LENGTH) refuse();
      return from.call(this, source, ...rest);
    },
  });
}

/**
 * A constructor that asks first, when its first argument is a number; same prototype and statics.
 * `prototype.constructor` stays the original: engines are slow on arrays whose constructor is not.
 */
function replace(
  scope: Record<string, unknown>,
  name: string,
  original: new (...args: unknown[]) => object,
  ask: (length: number) => void,
): void {
  const check = (args: unknown[]) => {
    if (args.length > 0 && typeof args[0] === "number") ask(args[0]);
  };
  const guarded: typeof original = new Proxy(original, {
    construct: (target, args, own): object => {
      check(args);
      return Reflect.construct(target, args, own === guarded ? target : own);
    },
    apply: (target, self, args) => {
      check(args);
      return Reflect.apply(target as unknown as () => unknown, self, args);
    },
  });
  scope[name] = guarded;
}
