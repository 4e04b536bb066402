import type { Page } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the processor that the thread used, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest stretch in which a page did not answer, ms. */
export interface LongTasks {
  /** Ends the watch. */
  longest(): Promise<number>;
}

/**
 * Watches the page's own thread, task by task. Counted in the processor's time, so that other
 * work on the same computer doesn't lengthen it.
 */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser of its own.");
  await browser.startTracing(page, {
    categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"],
  });
  return {
    async longest() {
      const trace = JSON.parse((await browser.stopTracing()).toString()) as {
        traceEvents: readonly TraceEvent[];
      };
      const thread = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;
      const pages = new Set(
        trace.traceEvents
          .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
          .map(thread),
      );
      const tasks = trace.traceEvents.filter(
        (each) => each.ph === "X" && pages.has(thread(each)) && each.tdur !== undefined,
      );
      if (tasks.length === 0) throw new Error("The browser told of no task of the page.");
      return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
    },
  };
}
