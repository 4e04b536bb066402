/**
 * Takes the ways to run text as code from this process, for good, and everything that leads to
 * Node. The author's code meets functions of this side (the facade): without this,
 * `cuboid.constructor("return process")()` would reach the machine. Call it once, after all
 * imports and before the author's code.
 */
export function hardenProcess(): void {
  const makers = [
    () => {},
    async () => {},
    function* () {
      yield;
    },
    async function* () {
      yield;
    },
  ];
  for (const make of makers)
    Object.defineProperty(Object.getPrototypeOf(make), "constructor", {
      value: undefined,
      writable: false,
      configurable: false,
    });
  // Stacks are shown by the engine's own rule, never by a function of the author.
  Object.defineProperty(Error, "prepareStackTrace", {
    value: undefined,
    writable: false,
    configurable: false,
  });
  for (const name of ["eval", "Function", "fetch", "WebSocket", "navigator"])
    Reflect.deleteProperty(globalThis, name);
  for (const shared of [Object, Array, Map, Set, Promise, String, Number, RegExp, Symbol])
    Object.freeze(shared);
  for (const prototype of [Array.prototype, Map.prototype, Set.prototype, Promise.prototype])
    Object.freeze(prototype);
}
