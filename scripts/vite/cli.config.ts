import { resolve } from "node:path";
import { defineConfig } from "vite";

const ROOT = resolve(import.meta.dirname, "../..");
const at = (name: string): string => resolve(ROOT, `src/cli/${name}.ts`);

/**
 * The command line in few files of plain JavaScript, packages included: Node then neither strips
 * types nor looks for hundreds of modules, and a small part is sliced in two thirds of the time.
 * The catalogues and the kernels' wasm files are read from where they are: `build/cli` lies as deep
 * as `src/cli`.
 *
 * As `require` loads them and not `import`: a module that imports one of Node's own makes all of its
 * exports at once, 10 ms of a small part. (Tried: a snapshot of the heap with everything loaded, 10 ms
 * more, in one file of 10 MB for each version of Node. One file of everything: half as long again, as
 * Node checks all of it against its cache. One file of what slicing loads: 4 ms less, and a list of
 * files to keep by hand. Short names, 2 MB to 1.2: 3 ms less.)
 */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  build: {
    ssr: true,
    outDir: resolve(ROOT, "build/cli"),
    emptyOutDir: true,
    target: "node24",
    minify: true,
    rolldownOptions: {
      // The last two are started as a thread and as a process of their own.
      input: {
        main: at("main"),
        "slice-worker": at("slice-worker"),
        "script-worker": at("script-worker"),
      },
      output: {
        format: "cjs",
        entryFileNames: "[name].cjs",
        chunkFileNames: "[name]-[hash].cjs",
      },
    },
  },
  ssr: { noExternal: true },
  // Its build for Node loads threads at once, which nothing here asks of it.
  resolve: { alias: { fflate: "fflate/browser" } },
  // The kernels make one for UTF-16 as they load, which takes 3 ms, and do without where there is none.
  define: { "globalThis.TextDecoder": "undefined" },
});
