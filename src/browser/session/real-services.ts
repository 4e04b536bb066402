import { createOffload, slicingShares } from "../offload/client.ts";
import { createSandbox } from "../sandbox/frame.ts";
import { openStore } from "../storage/open-store.ts";
import { askPersistence, freeBytes } from "../storage/persistence.ts";
import { readPreference, writePreference } from "../storage/preferences.ts";
import type { Services } from "./services.ts";

/** The services of a page in a browser; `engine` is the app's version. One a page. */
export function createServices(engine: string): Services {
  const offload = createOffload();
  const person = createSandbox();
  const reference = createSandbox();
  const now = () => new Date().toISOString();
  return {
    runScript: (source, values, options) => person.run(source, values, options),
    runReference: (source, values = {}) => reference.run(source, values),
    run: (job, input, options) => offload.run(job, input, options),
    openStore: () => openStore({ now, newId }),
    askPersistence,
    freeBytes,
    readPreference,
    writePreference,
    now,
    newId,
    engine,
    sliceShares: slicingShares(),
    ...leaving(),
  };
}

/** The moments at which the page may be about to go; the first comes before the page's end begins. */
function leaving(): Pick<Services, "onLeave" | "leave"> {
  const listeners = new Set<() => void>();
  const leave = () => {
    for (const listener of listeners) listener();
  };
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  return {
    leave,
    onLeave(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** 128 random bits in hexadecimal. `crypto.randomUUID` is missing on plain http; this isn't. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
