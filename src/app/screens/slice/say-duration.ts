import type { Say } from "../say.tsx";

/** Hours and minutes; at least one minute. */
export function sayDuration(say: Say, seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return say("slice.time.value", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
