// oxlint-disable-next-line typescript/triple-slash-reference -- the modules are made by vite.config.ts
/// <reference path="./virtual.d.ts" />
import manifoldUrl from "manifold-3d/manifold.wasm?url";
import bootstrapHash from "virtual:sandbox-hash";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, type Result } from "../../engine/foundation/result.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import { frameDocument } from "./frame-document.ts";
import type { FromFrame, ToFrame } from "./protocol.ts";
import { readAnswer, type SandboxOutcome } from "./read-answer.ts";

export interface SandboxRunOptions {
  /** Wall time that the script may take, ms; default 10 000. */
  readonly timeoutMs?: number;
  /** Each line that the script wrote, when it has ended. */
  readonly onLog?: (line: string) => void;
  /** Abort it and the run resolves as `foundation.cancelled`. */
  readonly signal?: AbortSignal;
}

export interface Sandbox {
  /** Runs a script; a run that is still going on is cancelled first. Never rejects. */
  run(
    source: string,
    params: ParameterValues,
    options?: SandboxRunOptions,
  ): Promise<Result<SandboxOutcome>>;
  dispose(): void;
}

interface Frame {
  readonly element: HTMLIFrameElement;
  readonly port: MessagePort;
}

interface Run {
  readonly id: number;
  /** The script has begun: ends its watchdog and starts the one for the script itself. */
  readonly started: () => void;
  readonly settle: (result: Result<SandboxOutcome>) => void;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** Old machines take seconds to start wasm; the script's own time begins after that. */
const STARTUP_MS = 30_000;
const SUSPECT = ["sandbox.unavailable", "sandbox.crashed", "sandbox.timeout"];

/** The frame is made on the first run and kept, with one fresh worker ready for the next run. */
export function createSandbox(): Sandbox {
  let frame: Promise<Frame> | undefined;
  let current: Run | undefined;
  let nextId = 1;

  const drop = () => {
    void frame?.then(({ element, port }) => {
      port.close();
      element.remove();
    });
    frame = undefined;
  };

  const receive = (message: FromFrame) => {
    const run = current;
    if (!run || message.type === "ready") return;
    if (message.type === "gone") return run.settle(fail(problem("sandbox.crashed")));
    if (message.run !== run.id) return;
    if (message.type === "started") run.started();
    else if (message.type === "said") run.settle(readAnswer(message.text));
    else if (message.type === "too-big") run.settle(fail(problem("sandbox.too-big")));
    else run.settle(fail(problem("sandbox.crashed")));
  };

  const send = (message: ToFrame) => void frame?.then(({ port }) => port.postMessage(message));

  return {
    run(source, params, { timeoutMs = DEFAULT_TIMEOUT_MS, onLog, signal } = {}) {
      current?.settle(fail(problem("foundation.cancelled")));
      if (signal?.aborted) return Promise.resolve(fail(problem("foundation.cancelled")));
      return new Promise((resolve) => {
        const id = nextId++;
        const timedOut = (code: string) => () =>
          run.settle(fail(problem(code, { seconds: Math.round(timeoutMs / 1000) })));
        let watchdog = setTimeout(timedOut("sandbox.unavailable"), STARTUP_MS);
        const abort = () => run.settle(fail(problem("foundation.cancelled")));
        const run: Run = {
          id,
          started() {
            clearTimeout(watchdog);
            watchdog = setTimeout(timedOut("sandbox.timeout"), timeoutMs);
          },
          settle(result) {
            if (current !== run) return;
            current = undefined;
            clearTimeout(watchdog);
            signal?.removeEventListener("abort", abort);
            // After a death or a silence the whole frame is suspect: the next run has a new one.
            if (SUSPECT.includes(result.problems[0]?.code ?? "")) drop();
            else send({ type: "renew" });
            if (result.ok) for (const line of result.value.log) onLog?.(line);
            resolve(result);
          },
        };
        current = run;
        signal?.addEventListener("abort", abort);
        frame ??= openFrame(receive);
        frame.then(
          ({ port }) => {
            if (current !== run) return;
            port.postMessage({
              type: "run",
              run: id,
              request: { source, params },
            } satisfies ToFrame);
          },
          () => {
            frame = undefined;
            run.settle(fail(problem("sandbox.unavailable")));
          },
        );
      });
    },
    dispose() {
      current?.settle(fail(problem("foundation.cancelled")));
      drop();
    },
  };
}

async function openFrame(receive: (message: FromFrame) => void): Promise<Frame> {
  const [{ default: bundle }, wasm] = await Promise.all([
    import("virtual:sandbox-worker"),
    fetch(manifoldUrl).then((response) => {
      if (!response.ok) throw new Error(`manifold.wasm: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  const element = document.createElement("iframe");
  element.hidden = true;
  element.title = "";
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("sandbox", "allow-scripts");
  element.srcdoc = frameDocument(bootstrapHash);
  const greeted = new Promise<void>((resolve) => {
    const listener = (event: MessageEvent) => {
      if (event.source !== element.contentWindow || event.data !== "plumbline-sandbox") return;
      removeEventListener("message", listener);
      resolve();
    };
    addEventListener("message", listener);
  });
  document.body.append(element);
  await greeted;
  const { port1: port, port2 } = new MessageChannel();
  port.onmessage = (event: MessageEvent<FromFrame>) => receive(event.data);
  // The frame's process ended, which takes the port's other end with it (newer browsers tell).
  port.addEventListener("close", () => receive({ type: "gone" }));
  // "*": the frame has no origin that could be named; the port goes to this one window only.
  element.contentWindow?.postMessage({ bundle, wasm }, "*", [port2, wasm]);
  return { element, port };
}
