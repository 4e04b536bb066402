/** What the script's process is given. */
export interface ScriptJob {
  readonly source: string;
  readonly params: Readonly<Record<string, number | string | boolean>>;
}

/** What it says when it is loaded and waits for the job. */
export const READY = "ready";
