/**
 * Begins work after a pause, for an effect: what it gives ends the work, whether it has begun or not.
 * Work looks at its signal after each wait, and says nothing any more when it is aborted.
 */
export function afterPause(ms: number, work: (signal: AbortSignal) => Promise<void>): () => void {
  const ended = new AbortController();
  const timer = setTimeout(() => void work(ended.signal), ms);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
