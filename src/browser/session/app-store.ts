import { createStore, type StoreApi } from "zustand/vanilla";
import { type Problem, problem } from "../../engine/foundation/problem.ts";
import type { Event } from "../../engine/records/event.ts";
import { emptyProfile } from "../../engine/records/profile-state.ts";
import { project, projectInSteps, projectMore } from "../../engine/records/projection.ts";
import type { EventStore } from "../storage/event-store.ts";
import type { AppState, AppStore, ImportSummary, Theme } from "./app-state.ts";
import { createDesk } from "./create-desk.ts";
import type { Desk } from "./desk.ts";
import { pause } from "./pause.ts";
import { bundleOf, fileName, profilesOf, reviewsWaiting } from "./profile-records.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import type { Services } from "./services.ts";

export interface App {
  readonly store: StoreApi<AppStore>;
  /**
   * What a lesson, project or review of the person in the app uses. It stays that person's: what a
   * session saves while it closes goes to them, also when somebody else has been chosen since.
   */
  readonly desk: Desk;
  /** Whether steps of anybody who worked on this page can't be saved: closing it would lose them. */
  unsaved(): boolean;
}

/**
 * The packing of work into a file is loaded when it is wanted, or as soon as saving fails: by then
 * it may be the only way out, and a newer version may have cleared it away. Undefined: it is gone.
 */
const loadBundles = () => import("../../engine/records/bundle.ts").catch(() => undefined);

/** The app's own state: who works here, what is kept and how. One a page. */
export function createApp(services: Services, language = "en"): App {
  let records: EventStore | undefined;
  let recorder: Recorder | undefined;
  /** By actor. One for each person: whoever comes back goes on behind their steps that still wait. */
  const recorders = new Map<string, Recorder>();
  /** All events of the profile, in no order. */
  let events: readonly Event[] = [];
  /** A profile being opened, and the events that other tabs added meanwhile. */
  let opening: { early: readonly Event[] } | undefined;
  const outside = new Set<(subject: string) => void>();
  /** The work on the screen holds steps that aren't saved. */
  let ahead = false;

  const store = createStore<AppStore>()((set, get) => {
    const notify = (notice: Problem) => {
      const same = get().notices.some((other) => other.problem.code === notice.code);
      if (!same) set({ notices: [...get().notices, { id: services.newId(), problem: notice }] });
    };

    const deliver = async () => {
      const { work } = get();
      if (!records || !work) return;
      for (const review of await reviewsWaiting(records, work)) {
        const { subject } = review;
        await recorder?.record({ type: "review.received", subject, payload: { review } });
        // The lesson may have been opened before its answer was delivered.
        for (const listener of outside) listener(subject);
      }
    };

    /** All of the person's steps, those too that can't be saved for now. */
    const everything = (): readonly Event[] => {
      const waiting = ahead ? recorder?.waiting() : undefined;
      const actor = get().profile?.actor;
      if (!records || !waiting || !actor) return events;
      return [...events, ...records.unsaved(actor, events, waiting)];
    };
    /** What can't be saved counts as done all the same: a lesson opened again shows it. */
    const reckon = (actor: string) => {
      set({ work: project(actor, everything()) });
      ahead = (recorder?.waiting().length ?? 0) > 0;
    };

    const begin = (actor: string, opened: EventStore) => {
      const own =
        recorders.get(actor) ??
        createRecorder(opened, actor, notify, (saved) => {
          if (saved.status === "failed") void loadBundles();
          if (get().profile?.actor !== actor) return;
          set({ saved });
          if (saved.status === "failed") ahead = true;
          if (ahead) reckon(actor);
        });
      recorders.set(actor, own);
      recorder = own;
      ahead = own.waiting().length > 0;
      return own;
    };

    const heard = (added: readonly Event[], from: "here" | "elsewhere") => {
      if (opening) opening.early = opening.early.concat(added);
      const { work, profile } = get();
      if (!work || !profile) return;
      // What another tab wrote while this person was opened is told after it was read, too.
      const known = new Set(events.map(({ hash }) => hash));
      const own = added.filter(({ actor, hash }) => actor === profile.actor && !known.has(hash));
      if (own.length > 0) {
        events = events.concat(own);
        if (ahead) reckon(profile.actor);
        else set({ work: projectMore(work, own, () => events) });
      }
      if (from === "here") return;
      for (const subject of new Set(own.map((event) => event.subject)))
        for (const listener of outside) listener(subject);
      if (added.some(({ type }) => type === "review.made")) void deliver();
    };

    const open = async (actor: string) => {
      const profile = get().profiles.find((other) => other.actor === actor);
      if (!records || !profile) return;
      const own: { early: readonly Event[] } = { early: [] };
      opening = own;
      const found = await records.events(actor);
      if (!found.ok) {
        // Nobody goes on from an empty place while their work is there and can't be read.
        for (const reason of found.problems) notify(reason);
        if (opening === own) opening = undefined;
        return;
      }
      const stored = found.value;
      const folded = await projectInSteps(actor, stored, pause);
      // A newer choice of person took this one's place.
      if (opening !== own) return;
      opening = undefined;
      const known = new Set(stored.map(({ hash }) => hash));
      const late = own.early.filter((event) => event.actor === actor && !known.has(event.hash));
      events = [...stored, ...late];
      const work = projectMore(folded, late, () => events);
      const saved = work.last
        ? ({ status: "saved", at: work.last.at } as const)
        : ({ status: "nothing" } as const);
      const waiting = begin(actor, records).waiting().length;
      set({ profile, work, saved: waiting > 0 ? { status: "saving", waiting } : saved });
      if (waiting > 0) {
        reckon(actor);
        void recorder?.retry();
      }
      await records.setSetting("profile", actor);
      await deliver();
    };

    const initial: AppState = {
      ready: false,
      language: services.readPreference("language") ?? language,
      theme: (services.readPreference("theme") as Theme | undefined) ?? "system",
      profile: null,
      profiles: [],
      work: null,
      saved: { status: "nothing" },
      storage: { place: "computer" },
      held: 0,
      delayed: 0,
      notices: [],
    };
    return {
      ...initial,
      actions: {
        async start() {
          const opened = await services.openStore();
          records = opened.store;
          records.subscribe(heard);
          if (opened.problem) notify(opened.problem);
          set({
            profiles: await profilesOf(records),
            storage: { place: records.durable ? "computer" : "memory" },
          });
          const last = await records.setting("profile");
          if (last) await open(last);
          set({ ready: true });
          const said = await services.askPersistence();
          set({ storage: { ...get().storage, ...said } });
        },
        setLanguage(chosen) {
          services.writePreference("language", chosen);
          set({ language: chosen });
        },
        setTheme(theme) {
          services.writePreference("theme", theme);
          set({ theme });
        },
        async createProfile(pseudonym, role) {
          if (!records) return;
          const actor = services.newId();
          const payload = { pseudonym: pseudonym.trim().slice(0, 60), role };
          const profile = { actor, ...payload };
          set({ profiles: [...get().profiles, profile], profile, work: emptyProfile(actor) });
          events = [];
          opening = undefined;
          await begin(actor, records).record({
            type: "profile.created",
            subject: "profile",
            payload,
          });
          await records.setSetting("profile", actor);
        },
        chooseProfile: open,
        leaveProfile() {
          opening = undefined;
          recorder = undefined;
          ahead = false;
          events = [];
          set({ profile: null, work: null, saved: { status: "nothing" } });
          void records?.setSetting("profile", "");
        },
        notify,
        dismiss(id) {
          set({ notices: get().notices.filter((notice) => notice.id !== id) });
        },
        async retrySave() {
          await recorder?.retry();
        },
        async saveAll() {
          services.leave();
          await recorder?.settle();
          const { saved, held } = get();
          return saved.status !== "failed" && held === 0;
        },
        async exportWork() {
          const { profile } = get();
          if (!records || !profile) return null;
          const at = services.now();
          const made = await loadBundles();
          if (!made) {
            notify(problem("session.export-failed"));
            return null;
          }
          const unsaved = recorder?.waiting().flatMap(({ blobs }) => blobs) ?? [];
          const { bundle, problems } = await bundleOf(records, everything(), unsaved);
          const packed = await made.packWork(bundle, at, pause);
          for (const each of [...problems, ...packed.problems]) notify(each);
          if (!packed.ok) return null;
          const bytes = packed.value;
          const name = `${fileName(profile.pseudonym, at.slice(0, 10))}.plumb-work`;
          return { name, mime: "application/zip", bytes };
        },
        async importWork(bytes): Promise<ImportSummary> {
          const nothing = { added: 0, known: 0, refused: 0, profiles: [] };
          const made = await loadBundles();
          if (!made) return { ...nothing, problems: [problem("session.export-failed")] };
          const { unpackBundle } = made;
          const bundle = await unpackBundle(bytes, pause);
          if (!bundle.ok || !records) return { ...nothing, problems: bundle.problems };
          const merged = await records.importBundle(bundle.value);
          if (!merged.ok) return { ...nothing, problems: merged.problems };
          const actors = new Set(bundle.value.events.map(({ actor }) => actor));
          const profiles = await profilesOf(records);
          set({ profiles });
          const carried = profiles.filter(({ actor }) => actors.has(actor));
          const [only] = carried;
          if (!get().profile && only && carried.length === 1) await open(only.actor);
          const { accept, known, refused } = merged.value;
          const problems = [...bundle.problems, ...merged.problems];
          return { added: accept.length, known, refused, profiles: carried, problems };
        },
      },
    };
  });

  /** Counts one more of a thing, until what it gives is called. */
  const countOf = (name: "held" | "delayed") => () => {
    const change = (by: number) => store.setState({ [name]: store.getState()[name] + by });
    let counts = true;
    change(1);
    return () => {
      if (counts) change(-1);
      counts = false;
    };
  };
  return {
    store,
    unsaved: () =>
      store.getState().held > 0 || [...recorders.values()].some((each) => each.failing()),
    get desk() {
      return createDesk({
        records: () => records,
        recorder,
        profile: store.getState().profile,
        state: store.getState,
        events: () => events,
        outside,
        hold: countOf("held"),
        delay: countOf("delayed"),
      });
    },
  };
}
