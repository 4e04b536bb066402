import type { StoredBlob } from "../../engine/records/blob.ts";
import type { Event } from "../../engine/records/event.ts";

/** Which chain is extended. */
export interface ChainKey {
  readonly actor: string;
  readonly device: string;
}

/**
 * Where events and files lie: IndexedDB, or memory where the browser refuses it. Each method is
 * one transaction: it happens whole or not at all, and no other tab comes between its reading and
 * its writing. Methods reject with what the browser threw; the event store names it.
 */
export interface EventPort {
  /** True when work outlives the page. */
  readonly durable: boolean;
  /**
   * Appends what `make` builds on the chain's head (null: empty chain); `latest` is the latest
   * time among all of the actor's events. The files are put in the same transaction.
   */
  extend(
    key: ChainKey,
    make: (head: Event | null, latest: string | null) => Event,
    blobs: readonly StoredBlob[],
  ): Promise<Event>;
  /** Adds those carried events that `choose` picks, seeing what is here of the same actors. */
  merge(
    actors: readonly string[],
    choose: (present: readonly Event[]) => readonly Event[],
    blobs: readonly StoredBlob[],
  ): Promise<void>;
  /** All events of one actor, in no promised order. */
  eventsOf(actor: string): Promise<readonly Event[]>;
  /** All events of one type, of every actor. */
  eventsOfType(type: string): Promise<readonly Event[]>;
  blob(hash: string): Promise<Uint8Array | undefined>;
  meta(key: string): Promise<string | undefined>;
  /** Sets a value that wasn't set, and answers with the value that stands. */
  metaOnce(key: string, value: string): Promise<string>;
  setMeta(key: string, value: string): Promise<void>;
}
