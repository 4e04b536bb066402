declare module "clipper2-wasm/dist/es/clipper2z.js" {
  import type { MainModule } from "clipper2-wasm/dist/clipper2z";
  export default function load(init: {
    readonly wasmBinary?: ArrayBuffer | Uint8Array;
    readonly locateFile?: (file: string) => string;
  }): Promise<MainModule>;
}
