import { parentPort, workerData } from "node:worker_threads";
import { quietCtx } from "../engine/foundation/context.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import { sliceShare } from "./slice-share.ts";

/** One share of the layers, then the end. */
void sliceShare(workerData as SliceJob, quietCtx()).then((done) => parentPort?.postMessage(done));
