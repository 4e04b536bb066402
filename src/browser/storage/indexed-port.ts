import Dexie, { type Table } from "dexie";
import type { Event } from "../../engine/records/event.ts";
import type { EventPort } from "./event-port.ts";
import { storageProblem } from "./storage-problem.ts";

interface BlobRow {
  readonly hash: string;
  /** A large file as the browser's own `Blob`; older records hold bytes. */
  readonly bytes: Uint8Array | Blob;
}
interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** Files above this many bytes are kept as `Blob`. */
const LARGE = 1_000_000;

/**
 * A file as it is kept. The browser copies bytes on the page's thread when it writes and reads them
 * (50 MB: 100 ms and more), a `Blob` in 40 ms when it is made and elsewhere when it is read.
 */
const kept = (bytes: Uint8Array): Uint8Array | Blob =>
  bytes.length > LARGE ? new Blob([bytes as Uint8Array<ArrayBuffer>]) : bytes;

const opened = async (file: Uint8Array | Blob): Promise<Uint8Array> =>
  file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file;

class Database extends Dexie {
  readonly events!: Table<Event, string>;
  readonly blobs!: Table<BlobRow, string>;
  readonly metas!: Table<MetaRow, string>;
}

/**
 * Events and files in IndexedDB. Strict durability: a step is answered as saved once it is on the
 * disk, not when the system has promised to write it (Chromium is relaxed by default).
 * Rejects when the browser refuses.
 */
export async function openIndexedPort(name = "plumbline"): Promise<EventPort> {
  const db = new Database(name, { chromeTransactionDurability: "strict" });
  db.version(1).stores({
    // One place in a chain holds one event: two tabs can't both take it.
    events: "hash, &[actor+device+seq], [actor+at], type",
    blobs: "hash",
    metas: "key",
  });
  // A newer version of the app in another tab may upgrade; this tab then says `storage.newer`.
  db.on("versionchange", () => db.close());
  await db.open();
  // Some private modes open, and refuse at the first write. A full disk refuses too, but what was
  // saved before is there and must be shown.
  await db.metas.put({ key: "opened", value: "1" }).catch((cause: unknown) => {
    if (storageProblem(cause).code !== "storage.full") throw cause;
  });

  const ready = async () => {
    if (!db.isOpen()) await db.open();
  };
  const chainRange = (actor: string, device: string) =>
    db.events
      .where("[actor+device+seq]")
      .between([actor, device, Dexie.minKey], [actor, device, Dexie.maxKey]);
  const actorRange = (actor: string) =>
    db.events.where("[actor+at]").between([actor, Dexie.minKey], [actor, Dexie.maxKey]);

  return {
    durable: true,
    async extend({ actor, device }, make, files) {
      await ready();
      return db.transaction("rw", db.events, db.blobs, async () => {
        const head = await chainRange(actor, device).last();
        const last = await actorRange(actor).last();
        const event = make(head ?? null, last?.at ?? null);
        for (const { hash, bytes } of files) await db.blobs.put({ hash, bytes: kept(bytes) });
        await db.events.add(event);
        return event;
      });
    },
    async merge(actors, choose, files) {
      await ready();
      await db.transaction("rw", db.events, db.blobs, async () => {
        const present: Event[] = [];
        for (const actor of actors) present.push(...(await actorRange(actor).toArray()));
        await db.events.bulkAdd([...choose(present)]);
        for (const { hash, bytes } of files) await db.blobs.put({ hash, bytes: kept(bytes) });
      });
    },
    async eventsOf(actor) {
      await ready();
      return actorRange(actor).toArray();
    },
    async eventsOfType(type) {
      await ready();
      return db.events.where("type").equals(type).toArray();
    },
    async blob(hash) {
      await ready();
      const row = await db.blobs.get(hash);
      return row && opened(row.bytes);
    },
    async meta(key) {
      await ready();
      return (await db.metas.get(key))?.value;
    },
    async metaOnce(key, value) {
      await ready();
      return db.transaction("rw", db.metas, async () => {
        const row = await db.metas.get(key);
        if (row) return row.value;
        await db.metas.put({ key, value });
        return value;
      });
    },
    async setMeta(key, value) {
      await ready();
      await db.metas.put({ key, value });
    },
  };
}
