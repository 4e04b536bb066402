import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { BOOTSTRAP } from "../../src/browser/sandbox/bootstrap.ts";
import { hashSource } from "./policy.ts";

const ENTRY = fileURLToPath(
  new URL("../../src/browser/sandbox/sandbox-worker.ts", import.meta.url),
);
const TEXT = "virtual:sandbox-worker";
const HASH = "virtual:sandbox-hash";

/**
 * Gives the app the sandbox's worker as text: one classic script with everything inside, since
 * the sandbox can load nothing. Bundled in a build of its own, in development as well.
 */
export function sandboxPlugin(): Plugin {
  return {
    name: "plumbline-sandbox",
    resolveId: (id) => (id === TEXT || id === HASH ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${HASH}`) return `export default ${JSON.stringify(hashSource(BOOTSTRAP))};`;
      if (id !== `\0${TEXT}`) return undefined;
      this.addWatchFile(ENTRY);
      return `export default ${JSON.stringify(await bundleSandboxWorker())};`;
    },
  };
}

/** The text of the bundle. Manifold's Node branch (`import("node:module")`) falls away. */
export async function bundleSandboxWorker(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [
      {
        name: "browser-only-manifold",
        transform: (code, id) =>
          id.endsWith("/manifold-3d/manifold.js")
            ? // Its own hold on WebAssembly, which is taken from the global object before a script runs.
              `const WebAssembly = globalThis.WebAssembly;${code}`
                .replace('await import("node:module")', "{}")
                .replaceAll("import.meta.url", '"https://sandbox.invalid/"')
            : undefined,
      },
    ],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rolldownOptions: { external: [] },
      lib: { entry: ENTRY, formats: ["iife"], name: "PlumblineSandbox" },
    },
  });
  const first = (Array.isArray(output) ? output : [output])[0];
  if (!first || !("output" in first)) throw new Error("the sandbox worker gave no bundle");
  return first.output[0].code;
}
