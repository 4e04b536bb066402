/**
 * What the steps have found, kept from one run to the next. Each step has one place and one key: the
 * hash of nothing, but the very text of what the step depends on (the keys of the steps before it and
 * the settings that it reads), so two runs with the same key are the same run. A new key drops the
 * old results: a person tries one change after another, and memory is scarcer than time.
 */
export interface Store {
  /** The results of a step that works layer by layer; what is `undefined` is still to be made. */
  layers<T>(step: string, key: string, count: number): (T | undefined)[];
  /** The result of a step that works on the whole part; kept unless it is `undefined` (stopped). */
  whole<T>(step: string, key: string, make: () => T): T;
}

export function createStore(): Store {
  const kept = new Map<string, { readonly key: string; readonly value: unknown }>();
  const whole = <T>(step: string, key: string, make: () => T): T => {
    const found = kept.get(step);
    if (found?.key === key) return found.value as T;
    // Freed before the new one is made.
    kept.delete(step);
    const value = make();
    if (value !== undefined) kept.set(step, { key, value });
    return value;
  };
  return {
    whole,
    layers: <T>(step: string, key: string, count: number) =>
      whole(step, key, () => Array.from<T | undefined>({ length: count })),
  };
}

/** The key of a step: the keys of what it is made from, and the values of the settings that it reads. */
export function stepKey<S extends object>(
  from: string,
  settings: S,
  reads: readonly (keyof S)[],
): string {
  return `${from}|${reads.map((name) => `${String(name)}=${String(settings[name])}`).join(",")}`;
}
