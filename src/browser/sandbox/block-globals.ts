import { reachedFrom } from "./script-place.ts";

/**
 * Names that a script has no business with. The frame's policy already stops them from reaching
 * anything; here they are also taken away by name, so that the person is told which one, where.
 */
const BLOCKED: readonly string[] = [
  // network and other code
  ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport"],
  ["importScripts", "Request", "Response", "FetchEvent", "RTCPeerConnection", "Notification"],
  // storage
  ["indexedDB", "caches", "cookieStore", "localStorage", "sessionStorage", "IDBFactory"],
  ["StorageManager", "FileSystemHandle", "FileReader", "FileReaderSync"],
  // other threads and the page around
  ["Worker", "SharedWorker", "ServiceWorker", "BroadcastChannel", "MessageChannel"],
  ["postMessage", "onmessage", "onmessageerror", "onerror", "onunhandledrejection"],
  ["addEventListener", "removeEventListener", "dispatchEvent", "close", "reportError"],
  ["window", "document", "parent", "top", "opener", "frames", "frameElement", "name"],
  ["navigator", "location", "origin", "alert", "confirm", "prompt"],
  // text as code
  ["eval", "Function", "WebAssembly"],
  // clock, chance and waiting: a part must come out the same every time
  ["Date", "performance", "crypto", "Temporal", "setTimeout", "setInterval", "clearTimeout"],
  ["clearInterval", "requestAnimationFrame", "scheduler", "requestIdleCallback"],
  // memory that other threads see, and references that tell when memory is freed
  ["SharedArrayBuffer", "Atomics", "WeakRef"],
  // pictures and files
  ["createImageBitmap", "OffscreenCanvas", "ImageData", "URL", "Blob", "File"],
].flat();

export interface BlockedUse {
  readonly name: string;
  /** Of the script, 1-based. */
  readonly line: number;
  readonly column: number;
}

/**
 * Replaces each blocked name on the global object and on everything that it inherits from. A use
 * throws, and `onUse` hears of it when it came from the script. `typeof name` still works.
 */
export function blockGlobals(root: object, onUse: (use: BlockedUse) => void): void {
  const replaced = new Map<unknown, unknown>();
  const refuse = (name: string): never => {
    const error = new Error(`${name} is not available here`);
    const place = reachedFrom(error.stack ?? "");
    if (place) onUse({ name, ...place });
    throw error;
  };
  const holders: object[] = [];
  for (let each: object | null = root; each; each = Object.getPrototypeOf(each))
    if (each !== Object.prototype) holders.push(each);
  for (const name of BLOCKED) {
    const trap = blocker(name, refuse);
    replaced.set(Reflect.get(root, name), trap);
    for (const holder of holders)
      if (holder === root || Object.hasOwn(holder, name)) replace(holder, name, trap);
  }
  // `(() => {}).constructor` is `Function`, and its three sisters have no global name.
  for (const make of [
    () => {},
    async () => {},
    function* () {
      yield;
    },
    async function* () {
      yield;
    },
  ])
    replace(Object.getPrototypeOf(make), "constructor", blocker("Function", refuse));
}

function replace(holder: object, name: string, value: unknown): void {
  try {
    Object.defineProperty(holder, name, { value, writable: false, configurable: false });
  } catch {
    // Some browsers hold a name fast (`location`): the policy still keeps it harmless.
  }
}

/** A function that can be named, compared and asked for its type, and nothing else. */
function blocker(name: string, refuse: (name: string) => never): unknown {
  const trap = () => refuse(name);
  return new Proxy(function blocked() {}, {
    apply: trap,
    construct: trap,
    get: (target, key) =>
      typeof key === "symbol" || key === "prototype" ? Reflect.get(target, key) : refuse(name),
    set: trap,
    defineProperty: trap,
    deleteProperty: trap,
  });
}
