import type { Ctx } from "../engine/foundation/context.ts";
import { seededRandom } from "../engine/foundation/random.ts";
import { ERROR, isTerminal, write } from "./terminal.ts";

const EVERY_MS = 100;

export interface Progress {
  readonly ctx: Ctx;
  /** Takes the line away again. */
  readonly clear: () => void;
}

/** Shows how far the work is on one line of a terminal; says nothing where stderr is none. */
export function terminalProgress(): Progress {
  const shown = isTerminal(ERROR);
  let last = 0;
  let dirty = false;
  return {
    ctx: {
      progress(fraction, stage = "") {
        const now = Date.now();
        if (!shown || now - last < EVERY_MS) return;
        last = now;
        dirty = true;
        write(ERROR, `\r\x1b[K${Math.round(100 * fraction)} % ${stage}`);
      },
      cancelled: () => false,
      random: seededRandom(1),
    },
    clear() {
      if (dirty) write(ERROR, "\r\x1b[K");
      dirty = false;
    },
  };
}

/** A context whose progress 0..1 is the stretch `from`..`to` of the whole. */
export function part(ctx: Ctx, from: number, to: number): Ctx {
  return {
    ...ctx,
    progress: (fraction, stage) => ctx.progress(from + fraction * (to - from), stage),
  };
}
