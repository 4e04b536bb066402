import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Clipper } from "../engine/slicing/clipper.ts";
import type { Kernel } from "../engine/solid/kernel.ts";

const require = createRequire(import.meta.url);
const bytesOf = (file: string): Uint8Array => readFileSync(require.resolve(file));

let kernel: Promise<Kernel> | undefined;

/** The boolean kernel, started on first use. */
export function loadKernel(): Promise<Kernel> {
  kernel ??= (async () => {
    const { createKernel } = await import("../engine/solid/kernel.ts");
    return createKernel({ wasmBinary: bytesOf("manifold-3d/manifold.wasm") });
  })();
  return kernel;
}

/** The polygon kernel. */
export async function loadClipper(): Promise<Clipper> {
  const { createClipper } = await import("../engine/slicing/clipper.ts");
  return createClipper({ wasmBinary: bytesOf("clipper2-wasm/dist/es/clipper2z.wasm") });
}
