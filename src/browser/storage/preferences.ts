const PREFIX = "plumbline.";

/**
 * Small choices of this browser (language, theme) that must be known before the first paint, so
 * they can't wait for IndexedDB. Never throws: where storage is refused they last as long as the page.
 */
export function readPreference(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Refused: the choice holds until the page is closed.
  }
}
