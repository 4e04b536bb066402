import manifoldUrl from "manifold-3d/manifold.wasm?url";
import { createKernel } from "../../../src/engine/solid/kernel.ts";
import { type EngineCase, judgeAttempts } from "./judge-attempts.ts";

/** Asks the server for the cases, judges them in this browser, and sends back what came out. */
async function answer(): Promise<unknown> {
  try {
    const cases = (await (await fetch("./cases.json")).json()) as EngineCase[];
    const kernel = await createKernel({ locateFile: () => manifoldUrl });
    return { verdicts: await judgeAttempts(cases, kernel), agent: navigator.userAgent };
  } catch (error) {
    return { error: String(error) };
  }
}

await fetch("./verdicts", { method: "POST", body: JSON.stringify(await answer()) });
