import Dexie, { type Table } from "dexie";
import type { Event } from "../../engine/records/event.ts";
import type { EventPort } from "./event-port.ts";
import { bytesOf, createFileKeeper, type KeptFile } from "./keep-files.ts";
import { storageProblem } from "./storage-problem.ts";

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** Version of the stores. */
const VERSION = 2;
/** The browser counts ten for one version of Dexie's; what is between is Dexie's own mending. */
const DEXIE_STEP = 10;

class Database extends Dexie {
  readonly events!: Table<Event, string>;
  readonly blobs!: Table<KeptFile, string>;
  readonly files!: Table<KeptFile, string>;
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
  // Files kept as `Blob` lie in a place of their own. Plumbline of version 1 takes whatever it finds in
  // `blobs` as bytes, and goes on in this database: Dexie opens one of a newer version all the same.
  db.version(VERSION).stores({ files: "hash" });
  // A newer version of the app in another tab may upgrade; this tab then says `storage.newer`, and
  // writes nothing more into what it may not understand.
  let newer = false;
  db.on("versionchange", ({ newVersion }) => {
    newer = newVersion !== null && newVersion >= (VERSION + 1) * DEXIE_STEP;
    db.close();
  });
  await db.open();
  // Some private modes open, and refuse at the first write. A full disk refuses too, but what was
  // saved before is there and must be shown.
  await db.metas.put({ key: "opened", value: "1" }).catch((cause: unknown) => {
    if (storageProblem(cause).code !== "storage.full") throw cause;
  });

  const keep = createFileKeeper();
  const put = async (rows: readonly KeptFile[]) => {
    for (const row of rows) await (row.bytes instanceof Blob ? db.files : db.blobs).put(row);
  };
  const ready = async () => {
    if (newer) throw new DOMException("", "VersionError");
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
      return keep(files, (rows) =>
        db.transaction("rw", db.events, db.blobs, db.files, async () => {
          const head = await chainRange(actor, device).last();
          const last = await actorRange(actor).last();
          const event = make(head ?? null, last?.at ?? null);
          await put(rows);
          await db.events.add(event);
          return event;
        }),
      );
    },
    async merge(actors, choose, files) {
      await ready();
      await keep(files, (rows) =>
        db.transaction("rw", db.events, db.blobs, db.files, async () => {
          const present: Event[] = [];
          for (const actor of actors) present.push(...(await actorRange(actor).toArray()));
          await db.events.bulkAdd([...choose(present)]);
          await put(rows);
        }),
      );
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
      const row = (await db.files.get(hash)) ?? (await db.blobs.get(hash));
      return row && bytesOf(row);
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
