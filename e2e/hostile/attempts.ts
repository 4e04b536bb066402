/**
 * Scripts that a hostile author might write, with how each must end. Shown and run by the page
 * `hostile.html`, held by `e2e/hostile.spec.ts`.
 */
export interface Attempt {
  readonly id: string;
  /** In plain words: what the script tries. */
  readonly tries: string;
  readonly source: string;
  /**
   * `blocked`: `sandbox.blocked` naming `name` at `line`. `problem`: any error. `contained`:
   * it may even make its part, but nothing outside is touched. `part`: it is an honest script
   * and must give its part. Else: this very code.
   */
  readonly ends: "blocked" | "problem" | "contained" | "part" | `${string}.${string}`;
  readonly name?: string;
  readonly line?: number;
  /** Wall time allowed, ms; the sandbox's own default if absent. */
  readonly timeoutMs?: number;
}

/** The page keeps this in its storage and title; no script may ever get to say it. */
export const SECRET = "canary-7f3a";

const PART = "return require('@jscad/modeling').primitives.cuboid({ size: [1, 2, 3] });";
/** A script whose `main` does `code` (on line 2) and then makes a good part. */
const inMain = (code: string) =>
  `function main() {\n${code}\n${PART}\n}\nmodule.exports = { main };`;

const blocked = (id: string, tries: string, name: string, code: string): Attempt => ({
  id,
  tries,
  source: inMain(code),
  ends: "blocked",
  name,
  line: 2,
});

const TIMEOUT = 1_500;

export const ATTEMPTS: readonly Attempt[] = [
  {
    id: "honest",
    tries: "make a part as an honest author would, with all that the language offers",
    source: `const { primitives, booleans, transforms, measurements, extrusions } = require('@jscad/modeling');
class Fault extends Error { constructor(text) { super(text); this.name = 'Fault'; } }
class Row extends Array {}
function Size(x) { this.x = x; }
Size.prototype.toString = function () { return 'Size ' + this.x; };
const getParameterDefinitions = () => [{ name: 'width', type: 'slider', initial: 30, min: 10, max: 90 }];
function main({ width }) {
  try { throw new Fault('x'); } catch (e) { if (e.name !== 'Fault') throw e; }
  const row = Row.from([3, 1, 2]).sort((a, b) => a - b).map((x) => x * 5);
  const table = new Map(Object.entries({ a: [...row, ...new Float64Array(3)] }));
  const numbers = new Uint8Array([1, 2, 3]).reduce((a, b) => a + b, 0);
  const plate = primitives.cuboid({ size: [width, 20, 4] });
  const holes = row.map((x) => transforms.translate([x - 10, 0, 0], primitives.cylinder({ radius: 1 + Math.random() * 0.1, height: 10 })));
  const cut = booleans.subtract(plate, ...holes);
  const [min, max] = measurements.measureBoundingBox(cut);
  if (Math.abs(max[0] - min[0] - width) > 1e-6) throw new Fault('measured ' + (max[0] - min[0]));
  console.log(String(new Size(numbers)), table.size, measurements.measureVolume(cut) > 1000);
  return [cut, transforms.translateZ(2, extrusions.extrudeLinear({ height: 5 }, primitives.circle({ radius: 3 })))];
}
module.exports = { main, getParameterDefinitions };`,
    ends: "part",
  },
  // network
  blocked("fetch", "load something from the network", "fetch", "fetch('/index.html');"),
  blocked("xhr", "send data by XMLHttpRequest", "XMLHttpRequest", "new XMLHttpRequest();"),
  blocked("socket", "open a WebSocket", "WebSocket", "new WebSocket('wss://example.org');"),
  blocked("events", "listen to a server", "EventSource", "new EventSource('/x');"),
  blocked("scripts", "load another script", "importScripts", "importScripts('/x.js');"),
  blocked("beacon", "send a beacon", "navigator", "navigator.sendBeacon('/x', 'y');"),
  blocked(
    "prototype-fetch",
    "find fetch on the prototype of the global object",
    "fetch",
    "let o = globalThis; while (o && !Object.hasOwn(o, 'fetch')) o = Object.getPrototypeOf(o); o.fetch('/x');",
  ),
  {
    id: "remote-import",
    tries: "import code from the network while it runs",
    source: inMain("import('https://example.org/x.js').then(() => console.log('loaded'));"),
    ends: "contained",
  },
  {
    id: "static-import",
    tries: "import code from the network at its start",
    source: `import x from 'https://example.org/x.js';\n${inMain("x();")}`,
    ends: "problem",
  },
  {
    id: "import-same-origin",
    tries: "import a file of the app",
    source: inMain("import('/sw.js').then(() => console.log('loaded'));"),
    ends: "contained",
  },
  // storage
  blocked("indexeddb", "open the database of the app", "indexedDB", "indexedDB.open('plumbline');"),
  blocked("caches", "read the offline files", "caches", "caches.keys();"),
  blocked(
    "local-storage",
    "read the browser's storage",
    "localStorage",
    "localStorage.getItem('canary');",
  ),
  blocked("opfs", "read stored files", "navigator", "navigator.storage.getDirectory();"),
  blocked("cookies", "read cookies", "document", "console.log(document.cookie);"),
  // the page around it
  blocked("parent", "reach the page around it", "parent", "parent.document.title = 'x';"),
  blocked("top", "send the page elsewhere", "top", "top.location = 'https://example.org';"),
  blocked("window", "use the window", "window", "window.open('/');"),
  blocked(
    "forge",
    "forge the message that tells the result",
    "postMessage",
    "postMessage(JSON.stringify({ ok: true, value: {}, problems: [] }));",
  ),
  blocked(
    "listen",
    "listen to the messages of the app",
    "addEventListener",
    "addEventListener('message', (e) => console.log(e.data));",
  ),
  blocked("channel", "talk to other tabs", "BroadcastChannel", "new BroadcastChannel('x');"),
  blocked("worker", "start another thread", "Worker", "new Worker('x.js');"),
  blocked("close", "end its own thread", "close", "close();"),
  // text as code
  blocked("eval", "run text as code", "eval", "globalThis.eval('1');"),
  blocked("function", "make code from text", "Function", "new Function('return 1')();"),
  blocked(
    "constructor",
    "make code by a hidden constructor",
    "Function",
    "(() => {}).constructor('return 1')();",
  ),
  blocked(
    "async-constructor",
    "make code by another hidden constructor",
    "Function",
    "(async () => {}).constructor('return 1')();",
  ),
  blocked(
    "wasm",
    "run WebAssembly of its own",
    "WebAssembly",
    "new WebAssembly.Module(new Uint8Array(8));",
  ),
  // clock and chance
  {
    id: "date",
    tries: "read the clock",
    source: inMain("console.log(new Date());"),
    ends: "modelling.no-clock",
    line: 2,
  },
  blocked("timer", "wait", "setTimeout", "setTimeout(() => {}, 10);"),
  // never ending
  {
    id: "endless-loop",
    tries: "run for ever",
    source: inMain("while (true);"),
    ends: "sandbox.timeout",
    timeoutMs: TIMEOUT,
  },
  {
    id: "endless-at-start",
    tries: "run for ever before main",
    source: `for (;;);\n${inMain("")}`,
    ends: "sandbox.timeout",
    timeoutMs: TIMEOUT,
  },
  {
    id: "endless-promises",
    tries: "run for ever in small steps",
    source: `const again = () => Promise.resolve().then(again);\nagain();\n${inMain("return new Promise(() => {});")}`,
    ends: "sandbox.timeout",
    timeoutMs: TIMEOUT,
  },
  {
    id: "slow-pattern",
    tries: "a text pattern that takes years",
    source: inMain("/^(a+)+$/.test('a'.repeat(40) + 'b');"),
    ends: "sandbox.timeout",
    timeoutMs: TIMEOUT,
  },
  {
    id: "deep-recursion",
    tries: "call itself without end",
    source: inMain("const f = () => f() + 1; f();"),
    ends: "problem",
  },
  // memory
  {
    id: "huge-typed-array",
    tries: "ask for 8 GB at once",
    source: inMain("new Float64Array(1e9);"),
    ends: "sandbox.memory",
  },
  {
    id: "many-typed-arrays",
    tries: "ask for memory again and again",
    source: inMain("const kept = []; for (;;) kept.push(new Float64Array(1e6));"),
    ends: "sandbox.memory",
  },
  {
    id: "huge-array",
    tries: "fill an array of 500 million places",
    source: inMain("new Array(5e8).fill(1);"),
    ends: "sandbox.memory",
  },
  {
    id: "huge-text",
    tries: "make a text of a billion letters",
    source: inMain("'x'.repeat(1e9);"),
    ends: "sandbox.memory",
  },
  {
    id: "growing-list",
    tries: "let a list grow for ever",
    source: inMain("const kept = []; for (;;) kept.push({ a: [1, 2, 3], b: {} });"),
    ends: "sandbox.timeout",
    timeoutMs: TIMEOUT,
  },
  {
    id: "doubling-list",
    tries: "double a list until the memory is full",
    source: inMain("let list = [1]; for (;;) list = list.concat(list);"),
    ends: "sandbox.memory",
  },
  {
    id: "many-lists",
    tries: "keep a thousand long lists",
    source: inMain("const kept = []; for (;;) kept.push(new Array(1e6).fill(0));"),
    ends: "sandbox.memory",
  },
  {
    id: "long-log",
    tries: "flood the log",
    source: inMain("for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1000));"),
    ends: "contained",
  },
  // prototype tricks
  {
    id: "patch-array",
    tries: "replace how lists work",
    source: inMain("Array.prototype.push = () => { throw 1; };"),
    ends: "problem",
  },
  {
    id: "patch-object",
    tries: "give every object another face",
    source: inMain("Object.prototype.toJSON = () => ({ ok: true });"),
    ends: "problem",
  },
  {
    id: "patch-json",
    tries: "replace how the result is written",
    source: inMain("JSON.stringify = () => 'nonsense';"),
    ends: "problem",
  },
  {
    id: "patch-promise",
    tries: "listen in on promises",
    source: inMain("Promise.prototype.then = function () {};"),
    ends: "problem",
  },
  {
    id: "pollute",
    tries: "poison the prototype through __proto__",
    source: inMain("({}).__proto__.polluted = true;"),
    ends: "problem",
  },
  // results that are none
  {
    id: "nonsense",
    tries: "return something that is not a part",
    source: "module.exports = { main: () => ({ nodes: 'x', outputs: [9] }) };",
    ends: "problem",
  },
  {
    id: "forged-shape",
    tries: "return a made-up shape with a getter",
    source:
      "module.exports = { main: () => ({ get polygons() { return [{}]; }, get node() { return 1e9; }, transforms: [] }) };",
    ends: "problem",
  },
  {
    id: "proxy",
    tries: "return an object that lies about itself",
    source:
      "module.exports = { main: () => new Proxy({}, { get: () => 1, has: () => true, ownKeys: () => ['a'] }) };",
    ends: "problem",
  },
  {
    id: "too-many-shapes",
    tries: "make a million shapes",
    source: `const { cuboid } = require('@jscad/modeling').primitives;\nmodule.exports = { main: () => Array.from({ length: 1e6 }, () => cuboid({ size: [1, 1, 1] })) };`,
    ends: "problem",
  },
  {
    id: "no-main",
    tries: "nothing at all",
    source: "const x = 1;",
    ends: "problem",
  },
];
