// The wasm package has no types for this file of it, and ours must be seen wherever this room is used.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./clipper2-wasm.d.ts" />
import type { MainModule } from "clipper2-wasm/dist/clipper2z";
import load from "clipper2-wasm/dist/es/clipper2z.js";

/** The polygon kernel, ready to use: hand it to `slice`, keep one a worker. It never crosses a thread. */
export interface Clipper {
  readonly module: MainModule;
}

/** Where the kernel's code comes from: its bytes, or a function that says the file's address. */
interface ClipperInit {
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  readonly locateFile?: (file: string) => string;
}

/** Loads the polygon kernel (`clipper2-wasm/dist/es/clipper2z.wasm`). Rejects if that is not its code. */
export async function createClipper(init: ClipperInit): Promise<Clipper> {
  return { module: await load(init) };
}
