import type { Result } from "../../engine/foundation/result.ts";
import type { JobName } from "./jobs.ts";

/**
 * The whole protocol between client and worker. Own rather than comlink: a job needs progress, a
 * cancel signal, explicit transfers and a worker that may be killed at any moment, and four plain
 * messages say that more simply than remote proxies of callbacks that outlive their worker.
 */
export type ToWorker =
  | {
      readonly type: "run";
      readonly id: number;
      readonly name: JobName;
      readonly input: unknown;
    }
  | { readonly type: "cancel"; readonly id: number };

export type FromWorker =
  | {
      readonly type: "progress";
      readonly id: number;
      readonly fraction: number;
      readonly stage?: string;
    }
  | { readonly type: "piece"; readonly id: number; readonly piece: unknown }
  | { readonly type: "done"; readonly id: number; readonly result: Result<unknown> };
