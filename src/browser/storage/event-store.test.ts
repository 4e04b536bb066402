import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { EventDraft } from "../../engine/records/append.ts";
import { toBlob } from "../../engine/records/blob.ts";
import { compareEvents } from "../../engine/records/event.ts";
import { verifyChain } from "../../engine/records/verify-chain.ts";
import type { EventPort } from "./event-port.ts";
import { createEventStore } from "./event-store.ts";
import { createMemoryPort } from "./memory-port.ts";
import { storageProblem } from "./storage-problem.ts";

const save = (source: string): EventDraft<"source.saved"> => ({
  type: "source.saved",
  subject: "lesson:plate",
  payload: { source },
});

function identity(device: string, start = "2026-03-02T08:00:00.000Z") {
  let ids = 0;
  let time = Date.parse(start);
  return {
    site: "local",
    device,
    now: () => new Date(time++).toISOString(),
    newId: () => `${device}-${ids++}`,
  };
}

/** A port in which two tabs of one browser race: the head that was read may be stale. */
function racing(port: EventPort): EventPort {
  return {
    ...port,
    async extend({ actor, device }, make, blobs) {
      const before = await port.eventsOf(actor);
      const head = before
        .filter((event) => event.device === device)
        .sort(compareEvents)
        .at(-1);
      const event = make(head ?? null, head?.at ?? null);
      return port.extend(
        { actor, device },
        (real) => {
          if ((real?.seq ?? -1) + 1 !== event.seq) throw new DOMException("", "ConstraintError");
          return event;
        },
        blobs,
      );
    },
  };
}

describe("the event store", () => {
  it("keeps one sound chain while two tabs of one profile write at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (turns) => {
        const port = racing(createMemoryPort());
        const id = identity("pc-1");
        const tabs = [createEventStore(port, id), createEventStore(port, id)] as const;
        const jobs: Promise<unknown>[] = [];
        for (const [i, left] of turns.entries()) {
          jobs.push(tabs[left ? 0 : 1].append("ana", save(`${i}`)));
          if (i % 3 === 2) await Promise.all(jobs.splice(0));
        }
        await Promise.all(jobs);
        const all = await tabs[0].events("ana");
        if (!all.ok) throw new Error("no events");
        const chain = [...all.value].sort(compareEvents);
        expect(chain).toHaveLength(turns.length);
        expect(verifyChain(chain).problems).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("tells listeners of its own events and of those of other tabs", async () => {
    const channel = linked();
    const port = createMemoryPort();
    const id = identity("pc-1");
    const one = createEventStore(port, id, channel[0]);
    const two = createEventStore(port, id, channel[1]);
    const heard: string[] = [];
    one.subscribe(([event], from) => heard.push(`one ${event?.seq} ${from}`));
    const stop = two.subscribe(([event], from) => heard.push(`two ${event?.seq} ${from}`));
    await one.append("ana", save("a"));
    stop();
    await two.append("ana", save("b"));
    expect(heard).toEqual(["one 0 here", "two 0 elsewhere", "one 1 elsewhere"]);
  });

  it("has saved what is on the disk, also when a listener breaks", async () => {
    const port = createMemoryPort();
    const store = createEventStore(port, identity("pc-1"));
    const later: unknown[] = [];
    const queue = vi.spyOn(globalThis, "queueMicrotask").mockImplementation((job) => {
      later.push(job);
    });
    store.subscribe(() => {
      throw new Error("a bug");
    });
    const heard: number[] = [];
    store.subscribe((events) => heard.push(events.length));
    expect((await store.append("ana", save("a"))).ok).toBe(true);
    queue.mockRestore();
    expect(heard).toEqual([1]);
    expect(later).toHaveLength(1);
  });

  it("carries a profile to another computer whose clock is wrong, and back, twice", async () => {
    const home = createEventStore(createMemoryPort(), identity("pc-1"));
    const away = createEventStore(createMemoryPort(), identity("pc-2", "2001-01-01T00:00:00.000Z"));
    const blob = toBlob("part");
    await home.append("ana", { ...save("first"), blobs: [blob.hash] }, [blob]);
    const events = async (store: typeof home) => {
      const all = await store.events("ana");
      return all.ok ? [...all.value].sort(compareEvents) : [];
    };
    await away.importBundle({ events: await events(home), blobs: [blob] });
    await away.append("ana", save("second"));
    const twice = async () => home.importBundle({ events: await events(away), blobs: [] });
    expect(await twice()).toMatchObject({ ok: true, value: { known: 1, refused: 0 } });
    expect(await twice()).toMatchObject({ ok: true, value: { accept: [], known: 2 } });
    const texts = (await events(home)).map(({ payload }) => payload.source);
    expect(texts).toEqual(["first", "second"]);
    expect(await away.blob(blob.hash)).toMatchObject({ ok: true });
    expect(await away.blob("0".repeat(64))).toMatchObject({
      problems: [{ code: "storage.file-missing" }],
    });
  });
});

describe("what a browser throws", () => {
  it("gets a name, also when it is wrapped in an aborted transaction", () => {
    const full = { name: "AbortError", inner: { name: "QuotaExceededError" } };
    expect(storageProblem(full).code).toBe("storage.full");
    expect(storageProblem(new DOMException("", "SecurityError")).code).toBe("storage.refused");
    expect(storageProblem({ name: "OpenFailedError" }).code).toBe("storage.refused");
    expect(storageProblem({ name: "VersionError" }).code).toBe("storage.newer");
    expect(storageProblem({ name: "DatabaseClosedError" }).code).toBe("storage.lost");
    expect(storageProblem("odd").code).toBe("storage.lost");
  });

  it("comes out of the store as a problem, and later saves work again", async () => {
    const port = createMemoryPort();
    let full = true;
    const store = createEventStore(
      {
        ...port,
        extend: (...args) =>
          full
            ? Promise.reject(new DOMException("no room", "QuotaExceededError"))
            : port.extend(...args),
      },
      identity("pc-1"),
    );
    expect((await store.append("ana", save("a"))).problems[0]?.code).toBe("storage.full");
    full = false;
    expect((await store.append("ana", save("a"))).ok).toBe(true);
  });
});

/** Two ends of one channel: what one sends, the other hears. */
function linked() {
  type Listener = Parameters<NonNullable<Parameters<typeof createEventStore>[2]>["onEvents"]>[0];
  const ends: (Listener | undefined)[] = [];
  const end = (own: number) => ({
    send: (events: Parameters<Listener>[0]) => ends[1 - own]?.(events),
    onEvents: (listener: Listener) => {
      ends[own] = listener;
    },
  });
  return [end(0), end(1)] as const;
}
