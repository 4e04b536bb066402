/** The cache from which the service worker answers for these files (see vite.config.ts). */
const CACHE = "editor-pack";

/**
 * Fetches the editor pack in the background, one file after the other, into the service worker's
 * cache, so that code can be edited without a network. It is put there from here, since the worker
 * may not control the page yet on a first visit. Files that are kept already cost nothing.
 * Resolves to whether the whole pack is there now. Never rejects.
 */
export async function fetchEditorPack(signal?: AbortSignal): Promise<boolean> {
  try {
    // Relative to the page: the app may lie under any path.
    const list = await fetch("editor-pack.json", { signal });
    if (!list.ok) return false;
    const cache = await caches.open(CACHE);
    for (const file of (await list.json()) as string[]) {
      const url = new URL(file, document.baseURI);
      if (await caches.match(url)) continue;
      const response = await fetch(url, { signal, priority: "low" });
      if (!response.ok) return false;
      await cache.put(url, response);
    }
    return true;
  } catch {
    return false;
  }
}
