/**
 * Awaited between pieces of long work, so that a page goes on drawing and answering. The engine
 * has no timers: who calls on a page's thread lends one.
 */
export type Pause = () => Promise<void>;

/** For workers, the command line and tests, where nothing waits. */
export const noPause: Pause = () => Promise.resolve();

/** Bytes worked on between two pauses: a few milliseconds on an old computer. */
export const PIECE = 1 << 16;
