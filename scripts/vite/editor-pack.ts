import type { Plugin } from "vite";

/**
 * Lists the files of the editor pack in `dist/editor-pack.json`, so that the app can fetch them
 * in the background once it is installed, and code can be edited without a network.
 */
export function editorPackPlugin(folder: string): Plugin {
  return {
    name: "plumbline-editor-pack",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith(folder));
      this.emitFile({
        type: "asset",
        fileName: "editor-pack.json",
        source: `${JSON.stringify(files.sort(), null, 2)}\n`,
      });
    },
  };
}
