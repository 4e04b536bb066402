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
