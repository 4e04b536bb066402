import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Clipper } from "../engine/slicing/clipper.ts";
import type { Kernel } from "../engine/solid/kernel.ts";

const require = createRequire(import.meta.url);

let kernel: Promise<Kernel> | undefined;

/** The boolean kernel, started on first use. */
export function loadKernel(): Promise<Kernel> {
  kernel ??= (async () => {
    const [{ createKernel }, wasmBinary] = await Promise.all([
      import("../engine/solid/kernel.ts"),
      readFile(require.resolve("manifold-3d/manifold.wasm")),
    ]);
    return createKernel({ wasmBinary });
  })();
  return kernel;
}

/** The polygon kernel. */
export async function loadClipper(): Promise<Clipper> {
  const [{ createClipper }, wasmBinary] = await Promise.all([
    import("../engine/slicing/clipper.ts"),
    readFile(require.resolve("clipper2-wasm/dist/es/clipper2z.wasm")),
  ]);
  return createClipper({ wasmBinary });
}
