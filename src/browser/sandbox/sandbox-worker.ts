import { type Problem, problem, warning } from "../../engine/foundation/problem.ts";
import { seededRandom } from "../../engine/foundation/random.ts";
import { runScript } from "../../engine/modelling/run-script.ts";
import { scriptModule } from "../../engine/modelling/script-env.ts";
import { createKernel, type Kernel } from "../../engine/solid/kernel.ts";
import { measureNode } from "../../engine/solid/measure.ts";
import { type BlockedUse, blockGlobals } from "./block-globals.ts";
import { guardMemory } from "./guard-memory.ts";
import { hardenIntrinsics } from "./harden.ts";
import type { SandboxRequest } from "./protocol.ts";
import { reachedFrom } from "./script-place.ts";

/**
 * The worker inside of the sandbox's frame, bundled as one classic script (`scripts/vite/
 * sandbox.ts`) and never imported by the app. First message: Manifold's bytes. Second and last:
 * the request. It answers with one text, JSON of a `Result`, since text cannot carry surprises.
 */
const scope = globalThis as unknown as DedicatedScope;
const say = scope.postMessage.bind(scope);
const { stringify } = JSON;
const NativeBlob = Blob;
const makeUrl = URL.createObjectURL.bind(URL);
/** Blocked uses told, most. */
const MAX_BLOCKED = 5;

interface DedicatedScope {
  postMessage(message: string): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

scope.onmessage = async (first: MessageEvent<ArrayBuffer>) => {
  try {
    // Manifold looks for it at each handle; it must see that there is none, not one that refuses.
    Reflect.deleteProperty(globalThis, "FinalizationRegistry");
    const kernel = await createKernel({ wasmBinary: first.data });
    scope.onmessage = (second: MessageEvent<SandboxRequest>) => {
      answer(second.data, kernel).catch(() => say("broken"));
    };
    say("ready");
  } catch {
    say("broken");
  }
};

async function answer(request: SandboxRequest, kernel: Kernel): Promise<void> {
  const blocked: BlockedUse[] = [];
  const excess: Problem[] = [];
  Math.random = seededRandom(1);
  scope.onmessage = null;
  // A promise that the script left alone and that failed is nobody's business.
  globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());
  guardMemory((stack) => {
    const at = reachedFrom(stack);
    if (at && excess.length === 0)
      excess.push(problem("sandbox.memory", {}, { kind: "source", ...at }));
  });
  blockGlobals(globalThis, (use) => {
    if (blocked.length < MAX_BLOCKED) blocked.push(use);
  });
  hardenIntrinsics();
  const result = await runScript(request.source, request.params, {
    seed: 1,
    measure: (graph, node) => measureNode(graph, node, kernel),
    evaluate: async (body, names) => {
      const text = scriptModule(body, Object.keys(names));
      const url = makeUrl(new NativeBlob([text], { type: "text/javascript" }));
      const module = (await import(/* @vite-ignore */ url)) as { default: (of: object) => unknown };
      return module.default(names);
    },
  });
  const found: Problem[] = [];
  // A script that caught its own refusal still gets to hear of it, as a warning.
  const make = result.ok ? warning : problem;
  for (const { name, line, column } of blocked)
    found.push(make("sandbox.blocked", { name }, { kind: "source", line, column }));
  for (const { code, params, place } of excess) found.push(make(code, params, place));
  // The refusal is the cause; what the facade says of it ("an error was thrown") is not needed.
  const said = result.ok || found.length === 0 ? result.problems : [];
  say(stringify({ ...result, problems: [...found, ...said] }));
}
