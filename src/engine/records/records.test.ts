import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendEvent, type EventDraft } from "./append.ts";
import { hashOf, toBlob } from "./blob.ts";
import { packBundle, unpackBundle } from "./bundle.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareEvents, type Event, eventHash, readEvent } from "./event.ts";
import { readPayload } from "./event-types.ts";
import { planImport } from "./plan-import.ts";
import { project, projectInSteps, projectMore } from "./projection.ts";
import { verifyChain } from "./verify-chain.ts";

const EPOCH = Date.parse("2026-03-02T08:00:00.000Z");

/** Appends drafts to a chain of one device, one minute apart. */
function chain(drafts: readonly EventDraft[], device = "pc-1", start = EPOCH): Event[] {
  const events: Event[] = [];
  drafts.forEach((draft, i) => {
    const at = new Date(start + i * 60_000).toISOString();
    const stamp = { id: `${device}-${i}`, site: "local", device, actor: "ana", at };
    events.push(appendEvent(events.at(-1) ?? null, draft, stamp));
  });
  return events;
}

const SUBJECT = "lesson:plate";
const source = (text: string): EventDraft<"source.saved"> => ({
  type: "source.saved",
  subject: SUBJECT,
  payload: { source: text },
});
const STORY: readonly EventDraft[] = [
  {
    type: "profile.created",
    subject: "profile",
    payload: { pseudonym: "Heron 7", role: "trainee" },
  },
  { type: "lesson.opened", subject: SUBJECT, payload: {} },
  {
    type: "question.answered",
    subject: SUBJECT,
    payload: { question: "width", value: 59, right: false },
  },
  {
    type: "question.answered",
    subject: SUBJECT,
    payload: { question: "width", value: 60, right: true },
  },
  { type: "step.done", subject: SUBJECT, payload: { station: "read" } },
  { type: "station.entered", subject: SUBJECT, payload: { station: "model" } },
  source("const a = 1;\r\n// \u00e1\ud83d\udd29"),
  { type: "parameters.saved", subject: SUBJECT, payload: { values: { width: 60, chamfer: true } } },
];

const anyDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  fc.constantFrom(...STORY),
  fc.string({ unit: "grapheme" }).map(source),
  fc
    .record({
      question: fc.constantFrom("a", "b"),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      right: fc.boolean(),
    })
    .map((payload): EventDraft => ({ type: "question.answered", subject: SUBJECT, payload })),
);

describe("canonical JSON", () => {
  it("does not depend on the order in which members were set", () => {
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: 2 }] })).toBe('{"a":[{"c":2}],"b":1}');
  });

  it("agrees with RFC 8785's example of numbers and of the order of keys", () => {
    expect(
      canonicalJson({
        "\u20ac": Number("333333333.33333329"),
        "\r": 1e30,
        "1": 4.5,
        "\ud83d\ude02": 2e-3,
      }),
    ).toBe('{"\\r":1e+30,"1":4.5,"\u20ac":333333333.3333333,"\ud83d\ude02":0.002}');
  });

  it("survives JSON.parse with any value", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = canonicalJson(JSON.parse(text));
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });
});

describe("the chain", () => {
  it("is sound as appended, also after a trip through JSON", () => {
    const events = JSON.parse(JSON.stringify(chain(STORY))) as Event[];
    expect(verifyChain(events)).toMatchObject({ ok: true, value: { length: STORY.length } });
    for (const event of events) expect(readEvent(event).ok).toBe(true);
  });

  it("shows the place of any change to any field", () => {
    const events = chain(STORY);
    const changes: Partial<Record<keyof Event, unknown>> = {
      id: "x",
      site: "x",
      actor: "x",
      device: "x",
      subject: "lesson:other",
      type: "project.opened",
      at: "2026-01-01T00:00:00.000Z",
      payload: { station: "slice" },
      blobs: [hashOf("x")],
      v: 2,
      prev: hashOf("x"),
      hash: hashOf("x"),
    };
    for (const [field, value] of Object.entries(changes)) {
      const forged = events.with(4, { ...(events[4] as Event), [field]: value });
      const result = verifyChain(forged);
      expect(result.ok, field).toBe(false);
      expect(result.problems[0]?.params.seq, field).toBe(4);
    }
  });

  it("shows an event that was taken out, put twice, or re-hashed", () => {
    const events = chain(STORY);
    expect(verifyChain(events.toSpliced(3, 1)).problems[0]).toMatchObject({
      code: "records.chain-gap",
      params: { seq: 4, expected: 3 },
    });
    expect(verifyChain(events.toSpliced(3, 0, events[3] as Event)).ok).toBe(false);
    const body = {
      ...(events[2] as Event),
      payload: { question: "width", value: 60, right: true },
    };
    const rehashed = events.with(2, { ...body, hash: eventHash(body) });
    expect(verifyChain(rehashed).problems[0]).toMatchObject({
      code: "records.chain-broken",
      params: { seq: 3 },
    });
  });

  it("overrules a clock that stands years back, so that order of time is order of doing", () => {
    const [first] = chain(STORY) as [Event];
    const later = appendEvent(null, source("b"), {
      id: "e",
      site: "local",
      device: "pc-2",
      actor: "ana",
      at: "1999-01-01T00:00:00.000Z",
      latest: first.at,
    });
    expect(compareEvents(first, later)).toBeLessThan(0);
  });

  it("does not let in an event from the end of the calendar, after which none could follow", () => {
    const body = { ...(chain(STORY)[0] as Event), at: "9999-12-31T23:59:59.999Z" };
    expect(readEvent({ ...body, hash: eventHash(body) }).problems[0]?.code).toBe(
      "records.event-invalid",
    );
  });

  it("says so when a payload is of a newer version or of an unknown type", () => {
    const event = chain(STORY)[6] as Event;
    expect(readPayload({ ...event, v: 99 }).problems[0]?.code).toBe("foundation.stored-version");
    expect(readPayload({ ...event, type: "song.sung" }).problems[0]?.code).toBe(
      "records.event-type",
    );
  });
});

describe("the projection", () => {
  it("resumes the exact step", () => {
    const state = project("ana", chain(STORY));
    expect(state.profile).toEqual({ pseudonym: "Heron 7", role: "trainee" });
    expect(state.works[SUBJECT]).toMatchObject({
      station: "model",
      done: ["read"],
      source: "const a = 1;\r\n// \u00e1\ud83d\udd29",
      parameters: { width: 60, chamfer: true },
      answers: { width: { value: 60, right: true, tries: 2 } },
    });
  });

  it("is the same folded at once, in pieces, and with a second device joining late", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyDraft, { maxLength: 12 }),
        fc.array(anyDraft, { maxLength: 12 }),
        fc.nat(12),
        fc.integer({ min: -500_000, max: 500_000 }),
        async (one, two, cut, shift) => {
          const a = chain(one);
          const b = chain(two, "pc-2", EPOCH + shift);
          const all = [...a, ...b];
          const first = project("ana", a.slice(0, cut));
          const second = projectMore(first, a.slice(cut), () => a);
          const third = projectMore(second, b, () => all);
          expect(third).toEqual(project("ana", all));
          expect(await projectInSteps("ana", all.toReversed())).toEqual(third);
        },
      ),
    );
  });
});

describe("what was made of a part", () => {
  const hash = hashOf("report");
  const report = {
    lesson: "plate",
    engine: "1",
    verdict: "pass",
    checks: [],
    counts: { pass: 0, total: 0 },
    hash,
  } as const;
  const box = { min: [0, 0, 0], max: [1, 1, 1] } as {
    min: [number, number, number];
    max: [number, number, number];
  };
  const part = { volume: 1, area: 6, bounds: box, genus: 0, bodies: 1, faces: 6, triangles: 12 };
  const choice = { printer: "mk4", filament: "pla", process: "quality-0.20", settings: {} };
  const figures = { time_s: 1, filament_mm: 1, volume_mm3: 1, mass_g: 1, layers: 1, height_mm: 1 };
  const made: readonly EventDraft[] = [
    { type: "part.evaluated", subject: SUBJECT, payload: { part } },
    { type: "report.made", subject: SUBJECT, payload: { report } },
    {
      type: "slice.made",
      subject: SUBJECT,
      payload: { slice: { ...choice, ...figures, gcodeHash: hash, errors: 0 } },
    },
  ];
  const after = (...drafts: EventDraft[]) =>
    project("ana", chain([...made, ...drafts])).works[SUBJECT];

  it("counts until the part or the choice is another", () => {
    expect(after()).toMatchObject({ report: { hash }, slice: { gcodeHash: hash } });
    const other: EventDraft = {
      type: "part.evaluated",
      subject: SUBJECT,
      payload: { part: { ...part, volume: 2 } },
    };
    expect(after(other)).toMatchObject({ report: undefined, slice: undefined });
    const chosen = (settings: Record<string, number>): EventDraft => ({
      type: "print.chosen",
      subject: SUBJECT,
      payload: { choice: { ...choice, settings } },
    });
    expect(after(chosen({}))?.slice).toBeDefined();
    expect(after(chosen({ wall_count: 3 }))).toMatchObject({ report: { hash }, slice: undefined });
  });
});

describe("a bundle", () => {
  const events = chain(STORY);
  const blobs = [toBlob("solid plate"), toBlob(new Uint8Array([0, 255, 7]))];
  const at = "2026-03-02T09:00:00.000Z";

  it("carries everything, in the same bytes each time, and importing it twice adds nothing", async () => {
    const bytes = await packBundle({ events: events.toReversed(), blobs }, at);
    expect(await packBundle({ events, blobs }, at)).toEqual(bytes);
    const read = await unpackBundle(bytes);
    if (!read.ok) throw new Error(read.problems[0]?.code);
    expect(read.value.events).toEqual(events);
    expect(read.value.blobs.map(({ hash }) => hash).sort()).toEqual(
      blobs.map((b) => b.hash).sort(),
    );
    const first = planImport([], read.value.events);
    expect(first.accept).toEqual(events);
    const again = planImport(first.accept, read.value.events);
    expect(again).toMatchObject({ accept: [], known: events.length, refused: 0, problems: [] });
    const part = planImport(events.slice(0, 3), [...events, ...events]);
    expect(part.accept).toEqual(events.slice(3));
  });

  it("with a changed event gives what is right before it and names the break", async () => {
    const forged = events.with(5, { ...(events[5] as Event), subject: "lesson:other" });
    const read = await unpackBundle(await packBundle({ events: forged, blobs }, at));
    if (!read.ok) throw new Error(read.problems[0]?.code);
    expect(read.problems[0]).toMatchObject({ code: "records.event-changed", params: { seq: 5 } });
    const plan = planImport([], read.value.events);
    expect(plan.accept).toEqual(events.slice(0, 5));
    expect(plan.refused).toBe(2);
    expect(plan.problems[0]).toMatchObject({
      code: "records.chain-gap",
      severity: "warning",
      params: { seq: 6, expected: 5 },
    });
  });

  it("does not let another history of the same device in", () => {
    const other = chain([...STORY.slice(0, 3), source("other")]);
    const plan = planImport(events, other);
    expect(plan.accept).toEqual([]);
    expect(plan.problems[0]?.code).toBe("records.chain-forked");
  });

  it("names a file that was changed, and keeps the others", async () => {
    const [good, bad] = blobs as [(typeof blobs)[0], (typeof blobs)[0]];
    const swapped = { hash: bad.hash, bytes: new Uint8Array([1]) };
    const read = await unpackBundle(await packBundle({ events, blobs: [good, swapped] }, at));
    if (!read.ok) throw new Error(read.problems[0]?.code);
    expect(read.value.blobs).toEqual([good]);
    expect(read.problems[0]?.code).toBe("records.entry-changed");
  });

  it("cut anywhere or with any bit flipped never throws and never lets a false event in", async () => {
    const bytes = await packBundle({ events, blobs }, at);
    const right = new Set(events.map(({ hash }) => hash));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.nat(7),
        fc.boolean(),
        async (where, bit, cut) => {
          const damaged = cut ? bytes.slice(0, where) : bytes.slice();
          if (!cut) damaged[where] = (damaged[where] as number) ^ (1 << bit);
          const read = await unpackBundle(damaged);
          if (!read.ok) {
            expect(read.problems.length).toBeGreaterThan(0);
            return;
          }
          for (const event of read.value.events) expect(right.has(event.hash)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
