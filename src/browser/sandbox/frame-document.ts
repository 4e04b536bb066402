import { BOOTSTRAP } from "./bootstrap.ts";

/**
 * The sandbox frame's document. `srcdoc` and no address, since a sandboxed frame with an address
 * is not served by the service worker, so it would not start offline. It inherits the page's
 * policy; its own one takes away everything but the bootstrap, blobs and wasm.
 */
export function frameDocument(hash: string): string {
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src '${hash}' blob: 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${BOOTSTRAP}</script>`;
}
