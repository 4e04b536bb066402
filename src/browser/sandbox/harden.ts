/**
 * Makes the language's own objects unchangeable, so that a script that patches them (`Array.
 * prototype.push = …`) fails at its own line and not in the facade. Each run has a fresh worker
 * and its answer is validated outside: this is for clear errors first, for safety second.
 */
export function hardenIntrinsics(): void {
  // Own classes commonly assign `name`, `message`, `toString` or `constructor` on instances.
  // Where the prototype's value were only read-only, such an assignment would fail as well.
  for (const prototype of [
    Object.prototype,
    Function.prototype,
    Error.prototype,
    TypeError.prototype,
    RangeError.prototype,
  ])
    freezeButInheritable(prototype);
  // `Function` itself is already taken away by name.
  const typed = Object.getPrototypeOf(Float64Array);
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const constructors: { readonly prototype?: unknown }[] = [
    [Object, Error, TypeError, RangeError, Array, Map, Set, WeakMap, WeakSet],
    [Promise, String, Number, Boolean, Symbol, BigInt, RegExp, Proxy, typed, ArrayBuffer],
    [Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array, DataView],
  ].flat();
  for (const each of constructors) {
    if (each.prototype) Object.freeze(each.prototype);
    Object.freeze(each);
  }
  for (const each of [Math, JSON, Reflect, iterator, Object.getPrototypeOf([].values()), Intl])
    Object.freeze(each);
}

/** Accessors that read as the old value and, set on a descendant, define it there. */
function freezeButInheritable(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const old = Object.getOwnPropertyDescriptor(prototype, key);
    if (!old?.configurable || !("value" in old) || key === Symbol.hasInstance) continue;
    const { value, enumerable } = old;
    Object.defineProperty(prototype, key, {
      enumerable,
      configurable: false,
      get: () => value,
      set(this: object, next: unknown) {
        if (this === prototype) throw new TypeError(`${String(key)} cannot be changed here`);
        Object.defineProperty(this, key, {
          value: next,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    });
  }
  Object.freeze(prototype);
}
