/** Bytes that a script may ask for in typed arrays, in all. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Entries of one array, letters of one text. */
const MAX_LENGTH = 20_000_000;
/** Entries of all arrays that are made at once from a length or from other arrays. */
const MAX_ENTRIES = 200_000_000;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Stops the cheap ways to ask for much memory at once: arrays by length, typed arrays, doubled
 * arrays, repeated text. `onExcess` gets the `RangeError`'s stack before it is thrown. What grows piece by piece
 * is ended by the page's watchdog; the frame has its own process where the browser gives it one.
 */
export function guardMemory(onExcess: (stack: string) => void): void {
  let bytes = 0;
  let entries = 0;
  const refuse = (): never => {
    const error = new RangeError("too much memory");
    onExcess(error.stack ?? "");
    throw error;
  };
  const askBytes = (count: number) => {
    bytes += count;
    if (bytes > MAX_BYTES) refuse();
  };
  const askEntries = (count: number) => {
    entries += count;
    if (count > MAX_LENGTH || entries > MAX_ENTRIES) refuse();
  };

  const scope = globalThis as unknown as Record<string, unknown>;
  const numbers = ["Float64Array", "Float32Array", "Int32Array", "Uint32Array", "Int16Array"];
  for (const name of [...numbers, "Uint16Array", "Int8Array", "Uint8Array", "Uint8ClampedArray"]) {
    const original = scope[name] as Constructor;
    guardConstructor(scope, name, (length) => askBytes(length * original.BYTES_PER_ELEMENT));
  }
  guardConstructor(scope, "ArrayBuffer", askBytes);
  // A length alone takes no memory yet; filling it does.
  guardConstructor(scope, "Array", (length) => length > MAX_LENGTH && refuse());

  guardMethod(String.prototype, "repeat", (text, [count]) =>
    askEntries(lengthOf(text) * Number(count)),
  );
  guardMethod(String.prototype, "padStart", (_, [length]) => askEntries(Number(length)));
  guardMethod(String.prototype, "padEnd", (_, [length]) => askEntries(Number(length)));
  guardMethod(String.prototype, "split", (text) => askEntries(lengthOf(text)));
  guardMethod(Array, "from", (_, [source]) => askEntries(lengthOf(source)));
  for (const name of [
    "fill",
    "slice",
    "map",
    "filter",
    "flatMap",
    "toSorted",
    "toReversed",
    "with",
  ])
    guardMethod(Array.prototype, name, (list) => askEntries(lengthOf(list)));
  guardMethod(Array.prototype, "concat", (list, others) =>
    askEntries(others.reduce<number>((sum, other) => sum + lengthOf(other), lengthOf(list))),
  );
  for (const name of ["push", "unshift", "splice"])
    guardMethod(Array.prototype, name, (list, added) => {
      if (lengthOf(list) + added.length > MAX_LENGTH) refuse();
    });
}

type Constructor = (new (...args: unknown[]) => object) & { readonly BYTES_PER_ELEMENT: number };

const lengthOf = (value: unknown): number => {
  const length = (value as { length?: unknown } | null | undefined)?.length;
  return typeof length === "number" && length > 0 ? length : 0;
};

/** The method asks first. Absent in an old browser: nothing to guard. */
function guardMethod(
  holder: object,
  name: string,
  ask: (self: unknown, args: readonly unknown[]) => unknown,
): void {
  const original = Reflect.get(holder, name) as Method | undefined;
  if (!original) return;
  const { apply } = Reflect;
  const guarded: Method = function (...args) {
    ask(this, args);
    return apply(original, this, args);
  };
  Object.defineProperty(holder, name, { value: guarded });
}

/**
 * A constructor that asks first, when its first argument is a number; same prototype and statics.
 * `prototype.constructor` stays the original: engines are slow on arrays whose constructor is not.
 */
function guardConstructor(
  scope: Record<string, unknown>,
  name: string,
  ask: (length: number) => unknown,
): void {
  const original = scope[name] as Constructor;
  const check = (args: readonly unknown[]) => {
    if (typeof args[0] === "number") ask(args[0]);
  };
  const guarded: Constructor = new Proxy(original, {
    construct: (target, args, own): object => {
      check(args);
      return Reflect.construct(target, args, own === guarded ? target : own);
    },
    apply: (target, self, args) => {
      check(args);
      return Reflect.apply(target as unknown as Method, self, args);
    },
  });
  scope[name] = guarded;
}
