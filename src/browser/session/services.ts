import type { Result } from "../../engine/foundation/result.ts";
import type { ScriptRun } from "../../engine/modelling/run-script.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import type { PieceOptions, RunOptions } from "../offload/client.ts";
import type { JobInput, JobName, JobOutput } from "../offload/jobs.ts";
import type { OpenedStore } from "../storage/open-store.ts";
import type { Persistence } from "../storage/persistence.ts";

/** What the stores need from outside. The browser's are made by `real-services.ts`. */
export interface Services {
  /** Runs the person's script, walled off; a run that is still going on is ended first. */
  runScript(
    source: string,
    values: ParameterValues,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Result<ScriptRun>>;
  /**
   * The same behind a second wall, so that a lesson's reference or another project's part doesn't end
   * the person's run.
   */
  runReference(source: string, values?: ParameterValues): Promise<Result<ScriptRun>>;
  /** Long work off the page's thread. */
  run<N extends JobName>(
    job: N,
    input: JobInput<N>,
    options?: RunOptions & PieceOptions<N>,
  ): Promise<Result<JobOutput<N>>>;
  openStore(): Promise<OpenedStore>;
  askPersistence(): Promise<Persistence>;
  /** Bytes that may still be kept on this computer; undefined where the browser doesn't say. */
  freeBytes(): Promise<number | undefined>;
  readPreference(key: string): string | undefined;
  writePreference(key: string, value: string): void;
  /** ISO 8601 UTC. */
  now(): string;
  newId(): string;
  /** Version of the app, written into the files that are handed in. */
  readonly engine: string;
  /** Into how many shares the layers of a part are cut. */
  readonly sliceShares: number;
  /** Told when the page is hidden or closed: the last moment to save. */
  onLeave(listener: () => void): () => void;
  /** Tells them now: a reload that the app itself brings about waits for what they save. */
  leave(): void;
}
