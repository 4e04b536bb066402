import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { BOOTSTRAP } from "../../src/browser/sandbox/bootstrap.ts";

/** `sha256-…` as a policy writes it. */
export const hashSource = (text: string) =>
  `sha256-${createHash("sha256").update(text).digest("base64")}`;

/**
 * The page's content security policy, by directive. Nothing leaves the origin and no text is
 * evaluated. `'unsafe-inline'` for styles only: Monaco and React Aria place their widgets with
 * style attributes. `blob:` in script-src: the sandbox's frame inherits this policy, and there
 * the trainee's script is a blob; the frame's own policy then takes all the rest away.
 */
export const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'self'",
  "script-src": `'self' 'wasm-unsafe-eval' blob: '${hashSource(BOOTSTRAP)}'`,
  "worker-src": "'self' blob:",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "frame-src": "'self' blob: about:",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

const write = (policy: Readonly<Record<string, string>>) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");

/**
 * Writes `dist/headers.json` for servers that send headers, and the same policy as a `<meta>` in
 * every page for plain static hosts. Only in builds: the development server needs inline scripts.
 */
export function policyPlugin(): Plugin {
  return {
    name: "plumbline-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: write(POLICY) },
        injectTo: "head-prepend",
      },
    ],
    generateBundle() {
      const headers = {
        "Content-Security-Policy": write({ ...POLICY, "frame-ancestors": "'none'" }),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
      };
      const caching = { "assets/": "public, max-age=31536000, immutable", "": "no-cache" };
      this.emitFile({
        type: "asset",
        fileName: "headers.json",
        source: `${JSON.stringify({ headers, caching }, null, 2)}\n`,
      });
    },
  };
}
