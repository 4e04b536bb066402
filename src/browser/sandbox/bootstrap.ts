/**
 * The only script of the sandbox's frame. It is static text, because the page's policy and the
 * frame's own policy both admit it by its SHA-256: a change here changes the hash at the next
 * build. It knows nothing of scripts and parts: it makes a fresh worker for each run from the
 * bundle that the page sends, and passes messages between the page's port and that worker.
 *
 * Page -> frame, once by `postMessage`: `{bundle, wasm}` with a port. After that by the port:
 * `{type:"run", run, request}`, `{type:"stop"}`. Frame -> page: `{type:"ready"}`,
 * `{type:"started", run}`, `{type:"said", run, text}` (text: what the worker said, a string),
 * `{type:"crashed", run}`.
 */
export const BOOTSTRAP = `"use strict";
(() => {
  let port, url, wasm, worker, warm = false, run = 0, waiting;
  const stop = () => { if (worker) worker.terminate(); worker = undefined; warm = false; };
  const prepare = () => {
    stop();
    const own = new Worker(url);
    worker = own;
    own.onmessage = (event) => {
      if (worker !== own || typeof event.data !== "string") return;
      if (!warm) {
        if (event.data !== "ready") return broken();
        warm = true;
        port.postMessage({ type: "ready" });
        begin();
      } else if (event.data.length <= MAX_MESSAGE) {
        port.postMessage({ type: "said", run, text: event.data });
      } else port.postMessage({ type: "too-big", run, size: event.data.length });
    };
    const broken = () => port.postMessage({ type: "crashed", run: waiting ? waiting.run : run });
    own.onerror = (event) => {
      event.preventDefault();
      if (worker === own) broken();
    };
    own.postMessage(wasm);
  };
  const begin = () => {
    if (!waiting || !warm) return;
    run = waiting.run;
    worker.postMessage(waiting.request);
    waiting = undefined;
    port.postMessage({ type: "started", run });
  };
  addEventListener("message", (event) => {
    if (event.source !== parent || port || !event.ports[0]) return;
    port = event.ports[0];
    wasm = event.data.wasm;
    url = URL.createObjectURL(new Blob([event.data.bundle], { type: "text/javascript" }));
    port.onmessage = ({ data }) => {
      if (data.type === "run") { waiting = data; begin(); }
      if (data.type === "renew") prepare();
      if (data.type === "stop") stop();
    };
    prepare();
  });
  parent.postMessage("plumbline-sandbox", "*");
})();
`.replace("MAX_MESSAGE", String(16_000_000));
