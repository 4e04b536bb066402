/**
 * Fetches the editor pack in the background, one file after the other, so that the service worker
 * keeps it and code can be edited without a network. Call it when the app is idle and a service
 * worker controls the page; files that are kept already cost nothing. Resolves to whether the
 * whole pack is there now. Never rejects.
 */
export async function fetchEditorPack(signal?: AbortSignal): Promise<boolean> {
  try {
    // Relative to the page: the app may lie under any path.
    const list = await fetch("editor-pack.json", { signal });
    if (!list.ok) return false;
    for (const file of (await list.json()) as string[]) {
      if (await caches.match(new URL(file, document.baseURI))) continue;
      const response = await fetch(file, { signal, priority: "low" });
      if (!response.ok) return false;
      await response.arrayBuffer();
    }
    return true;
  } catch {
    return false;
  }
}
