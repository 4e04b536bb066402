/** What the browser says about keeping our data; each undefined where it doesn't say. */
export interface Persistence {
  readonly persisted?: boolean;
  readonly usedBytes?: number;
  readonly quotaBytes?: number;
}

/** Asks the browser not to clear our data by itself, and how much room there is. Never rejects. */
export async function askPersistence(): Promise<Persistence> {
  try {
    // Absent on plain http, whatever the types say.
    const storage = navigator.storage as StorageManager | undefined;
    if (!storage) return {};
    const persisted = (await storage.persisted?.()) || (await storage.persist?.());
    const estimate = await storage.estimate?.();
    return { persisted, usedBytes: estimate?.usage, quotaBytes: estimate?.quota };
  } catch {
    return {};
  }
}

/** Bytes that may still be kept, as far as the browser says. Never rejects. */
export async function freeBytes(): Promise<number | undefined> {
  try {
    const storage = navigator.storage as StorageManager | undefined;
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    return usage === undefined || !quota ? undefined : quota - usage;
  } catch {
    return undefined;
  }
}
