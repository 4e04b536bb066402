import { registerSW } from "virtual:pwa-register";
import { keepEditor } from "../screens/keep-editor.ts";

/** A value that can be listened to; the shell's only two facts about the service worker. */
function watched<T>(start: T) {
  const listeners = new Set<(value: T) => void>();
  const cell = {
    value: start,
    set(next: T) {
      cell.value = next;
      for (const listener of listeners) listener(next);
    },
    listen(listener: (value: T) => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return cell;
}

/** True once everything that the app needs is kept on this computer. */
export const offlineReady = watched(false);
/**
 * Set when a newer version waits, or when another window has begun to use it; calling it reloads
 * into it. It is never called by itself.
 */
export const updateWaiting = watched<(() => void) | null>(null);

/** Registers the service worker where there can be one; plain http on a network has none. */
export function startServiceWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  let pressed = false;
  const update = registerSW({
    onNeedRefresh: () =>
      updateWaiting.set(() => {
        pressed = true;
        void update(true);
      }),
    // Below instead: the library's own is not told in a window that was there before the worker.
    onNeedReload: () => {},
  });
  let before = serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    const isFirst = before === null;
    before = serviceWorker.controller;
    // Told in every window when the newer version takes over: only the one where it was asked for
    // reloads, in the others somebody may be in the middle of their work.
    if (pressed) location.reload();
    else if (!isFirst) updateWaiting.set(() => location.reload());
  });
  void serviceWorker.ready.then(keepEditor).then((whole) => offlineReady.set(whole));
}
