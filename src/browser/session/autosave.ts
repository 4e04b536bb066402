/** How long a change may wait before it is written, ms: under the second that is promised. */
const WAIT_MS = 700;

/**
 * Calls `save` at most `WAIT_MS` after the first change that wasn't saved. `waits` is told when a
 * change begins to wait, and what it gives is called when `save` has been.
 */
export interface Autosave {
  changed(): void;
  /** Saves now what is waiting. */
  flush(): void;
  readonly dirty: boolean;
}

export function createAutosave(save: () => void, waits: () => () => void): Autosave {
  let written: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    save();
    written?.();
    written = undefined;
  };
  return {
    changed() {
      // Not put off by further changes: somebody who types without a pause is saved as well.
      if (timer !== undefined) return;
      timer = setTimeout(flush, WAIT_MS);
      written = waits();
    },
    flush,
    get dirty() {
      return timer !== undefined;
    },
  };
}
