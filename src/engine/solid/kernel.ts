import Module, { type ManifoldToplevel } from "manifold-3d";

/** The boolean kernel, opaque outside this room: it is passed to doors and never looked into. */
export interface Kernel {
  /** Private to the room. */
  readonly wasm: ManifoldToplevel;
}

/** Package and version of the kernel, for what must be made again the same. */
export const KERNEL_VERSION = "manifold-3d 3.5.4";

/** How the wasm is found: its bytes (Node, precached), or where the file lies (browser). */
export interface KernelInit {
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  readonly locateFile?: (file: string) => string;
}

/** Starts the kernel. Rejects only when the wasm itself cannot be loaded. */
export async function createKernel(init: KernelInit = {}): Promise<Kernel> {
  const start = Module as (config: KernelInit) => Promise<ManifoldToplevel>;
  const wasm = await start(init);
  wasm.setup();
  return { wasm };
}
