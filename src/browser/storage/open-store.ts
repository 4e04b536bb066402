import { type Problem, problem } from "../../engine/foundation/problem.ts";
import type { EventPort } from "./event-port.ts";
import { createEventStore, type EventStore } from "./event-store.ts";
import { openIndexedPort } from "./indexed-port.ts";
import { createMemoryPort } from "./memory-port.ts";
import { storageProblem } from "./storage-problem.ts";
import { openTabChannel } from "./tab-channel.ts";

export interface OpenedStore {
  readonly store: EventStore;
  readonly device: string;
  /** Why work is kept in memory only, when it is. */
  readonly problem?: Problem;
}

/**
 * Opens this computer's records. Where the browser refuses, work goes on in memory and `problem`
 * says so; the device then counts as a new one, as its chain starts anew.
 */
export async function openStore(clock: {
  readonly now: () => string;
  readonly newId: () => string;
}): Promise<OpenedStore> {
  const { port, device, reason } = await openPort(clock.newId());
  const identity = { site: "local", device, ...clock };
  const tabs = port.durable ? openTabChannel() : undefined;
  return { store: createEventStore(port, identity, tabs), device, problem: reason };
}

interface OpenedPort {
  readonly port: EventPort;
  readonly device: string;
  readonly reason?: Problem;
}

async function openPort(fresh: string): Promise<OpenedPort> {
  try {
    const port = await openIndexedPort();
    // Fails where a full disk has no place even for a name: nothing was saved here before.
    return { port, device: await port.metaOnce("device", fresh) };
  } catch (cause) {
    const found = storageProblem(cause);
    // Nothing was open that could be lost: what fails without a clearer name is a refusal.
    const reason = found.code === "storage.lost" ? problem("storage.refused") : found;
    return { port: createMemoryPort(), device: fresh, reason };
  }
}
