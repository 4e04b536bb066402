/** How long a change may wait before it is written, ms: under the second that is promised. */
const WAIT_MS = 700;

/** Calls `save` at most `WAIT_MS` after the first change that wasn't saved. */
export interface Autosave {
  changed(): void;
  /** Saves now what is waiting. */
  flush(): void;
  readonly dirty: boolean;
}

export function createAutosave(save: () => void): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  return {
    changed() {
      // Not put off by further changes: somebody who types without a pause is saved as well.
      timer ??= setTimeout(flush, WAIT_MS);
    },
    flush,
    get dirty() {
      return timer !== undefined;
    },
  };
}
