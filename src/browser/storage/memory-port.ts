import type { Event } from "../../engine/records/event.ts";
import type { EventPort } from "./event-port.ts";

/**
 * Keeps everything in memory: work goes on where the browser refuses storage, and is lost with
 * the page unless the person exports it.
 */
export function createMemoryPort(): EventPort {
  const events = new Map<string, Event>();
  const blobs = new Map<string, Uint8Array>();
  const metas = new Map<string, string>();
  const of = (actor: string) => [...events.values()].filter((event) => event.actor === actor);

  return {
    durable: false,
    async extend({ actor, device }, make, files) {
      let head: Event | null = null;
      let latest: string | null = null;
      for (const event of of(actor)) {
        if (!latest || event.at > latest) latest = event.at;
        if (event.device === device && (!head || event.seq > head.seq)) head = event;
      }
      const event = make(head, latest);
      for (const { hash, bytes } of files) blobs.set(hash, bytes);
      events.set(event.hash, event);
      return event;
    },
    async merge(actors, choose, files) {
      const chosen = choose(actors.flatMap(of));
      for (const { hash, bytes } of files) blobs.set(hash, bytes);
      for (const event of chosen) events.set(event.hash, event);
    },
    eventsOf: async (actor) => of(actor),
    eventsOfType: async (type) => [...events.values()].filter((event) => event.type === type),
    blob: async (hash) => blobs.get(hash),
    meta: async (key) => metas.get(key),
    async metaOnce(key, value) {
      if (!metas.has(key)) metas.set(key, value);
      return metas.get(key) ?? value;
    },
    async setMeta(key, value) {
      metas.set(key, value);
    },
  };
}
