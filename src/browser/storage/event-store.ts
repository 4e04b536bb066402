import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { appendEvent, type EventDraft } from "../../engine/records/append.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { Bundle } from "../../engine/records/bundle.ts";
import type { Event } from "../../engine/records/event.ts";
import type { EventType } from "../../engine/records/event-types.ts";
import { type ImportPlan, planImport } from "../../engine/records/plan-import.ts";
import type { EventPort } from "./event-port.ts";
import { storageProblem } from "./storage-problem.ts";
import type { TabChannel } from "./tab-channel.ts";

export interface StoreIdentity {
  readonly site: string;
  readonly device: string;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}

/** What a step gets when it is done, and keeps however long it has to wait to be written. */
export interface StepStamp {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A step that is done and not written. */
export interface UnsavedStep {
  readonly draft: EventDraft;
  readonly stamp: StepStamp;
}

/** The records of this computer. Nothing here rejects: failures are `storage.*` problems. */
export interface EventStore {
  readonly durable: boolean;
  stamp(): StepStamp;
  /** Saved when it answers. */
  append<T extends EventType>(
    actor: string,
    draft: EventDraft<T>,
    blobs?: readonly StoredBlob[],
    stamp?: StepStamp,
  ): Promise<Result<Event>>;
  /**
   * Steps that can't be written for now, as events after the actor's `known` ones, to be shown and
   * carried. They stand in a chain of their own: their places in this computer's chain may go to
   * other steps, of another tab or after this page is closed, and the file would be refused then.
   * What `append` writes later has the same ids, by which the same steps are known.
   */
  unsaved(actor: string, known: readonly Event[], steps: readonly UnsavedStep[]): readonly Event[];
  events(actor: string): Promise<Result<readonly Event[]>>;
  /** All events of one type, of everybody who worked here. */
  ofType(type: EventType): Promise<Result<readonly Event[]>>;
  /** Problem: `storage.file-missing`. */
  blob(hash: string): Promise<Result<Uint8Array>>;
  /** Takes what joins on; says what was refused. Doing it twice adds nothing. */
  importBundle(bundle: Bundle): Promise<Result<ImportPlan>>;
  setting(key: string): Promise<string | undefined>;
  setSetting(key: string, value: string): Promise<void>;
  /** Told of every event that is added, and whether by `append` here or by a file or another tab. */
  subscribe(listener: EventListener): () => void;
}

export type EventListener = (events: readonly Event[], from: "here" | "elsewhere") => void;

const TRIES = 4;

export function createEventStore(
  port: EventPort,
  identity: StoreIdentity,
  tabs?: TabChannel,
): EventStore {
  const { site, device, now, newId } = identity;
  const stamp = (): StepStamp => ({ id: newId(), at: now() });
  const listeners = new Set<EventListener>();
  const tell: EventListener = (events, from) => {
    for (const listener of listeners)
      try {
        listener(events, from);
      } catch (cause) {
        // What was written is saved, whatever a listener makes of it. The page hears of its bug.
        queueMicrotask(() => {
          throw cause;
        });
      }
  };
  tabs?.onEvents((events) => tell(events, "elsewhere"));
  const share: EventListener = (events, from) => {
    tell(events, from);
    tabs?.send(events);
  };

  return {
    durable: port.durable,
    stamp,
    async append(actor, draft, blobs = [], { id, at } = stamp()) {
      const make = (head: Event | null, latest: string | null) =>
        appendEvent(head, draft, { id, site, device, actor, at, latest });
      const saved = await attempt(() =>
        retrying(() => port.extend({ actor, device }, make, blobs)),
      );
      if (saved.ok) share([saved.value], "here");
      return saved;
    },
    unsaved(actor, known, steps) {
      const own = known.filter((event) => event.actor === actor);
      const saved = new Set(own.map(({ id }) => id));
      const latest = own.reduce((last, { at }) => (at > last ? at : last), "");
      const left = steps.filter(({ stamp }) => !saved.has(stamp.id));
      // The same name for the same events only.
      const chain = `${device}+${left[0]?.stamp.id}+${latest}`;
      let head: Event | null = null;
      return left.map(({ draft, stamp: { id, at } }) => {
        head = appendEvent(head, draft, { id, site, device: chain, actor, at, latest });
        return head;
      });
    },
    events: (actor) => attempt(() => port.eventsOf(actor)),
    ofType: (type) => attempt(() => port.eventsOfType(type)),
    async blob(hash) {
      const found = await attempt(() => port.blob(hash));
      if (!found.ok) return found;
      return found.value ? ok(found.value) : fail(problem("storage.file-missing", { hash }));
    },
    async importBundle({ events, blobs }) {
      const actors = [...new Set(events.map(({ actor }) => actor))];
      let plan: ImportPlan | undefined;
      const choose = (present: readonly Event[]) => {
        plan = planImport(present, events);
        return plan.accept;
      };
      const merged = await attempt(() => retrying(() => port.merge(actors, choose, blobs)));
      if (!merged.ok) return merged;
      const done: ImportPlan = plan ?? { accept: [], known: 0, refused: 0, problems: [] };
      if (done.accept.length > 0) share(done.accept, "elsewhere");
      return ok(done, done.problems);
    },
    async setting(key) {
      const found = await attempt(() => port.meta(key));
      return found.ok ? found.value : undefined;
    },
    async setSetting(key, value) {
      await attempt(() => port.setMeta(key, value));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (cause) {
    return fail(storageProblem(cause));
  }
}

/** Another tab may take the same place in the chain: the loser reads the new head and goes on. */
async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (cause) {
      const name = (cause as { name?: string }).name;
      if (left <= 1 || (name !== "ConstraintError" && name !== "BulkError")) throw cause;
    }
  }
}
