import type { Problem } from "../../engine/foundation/problem.ts";

/**
 * A piece of long work as the screens show it. While it runs again, or after it failed, `value`
 * is still the last good outcome, so that nothing disappears under the person's eyes.
 */
export interface Work<T> {
  readonly status: "idle" | "running" | "done" | "failed";
  /** 0..1 while running. */
  readonly progress: number;
  readonly stage?: string;
  readonly value?: T;
  /** True when `value` was made from something that has changed since. */
  readonly stale: boolean;
  /** Why it failed; after success, its warnings. */
  readonly problems: readonly Problem[];
}

export const IDLE: Work<never> = { status: "idle", progress: 0, stale: false, problems: [] };
