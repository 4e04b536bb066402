import { createStore, type StoreApi } from "zustand/vanilla";
import { type Problem, problem } from "../../engine/foundation/problem.ts";
import { packBundle, unpackBundle } from "../../engine/records/bundle.ts";
import { compareEvents, type Event } from "../../engine/records/event.ts";
import { emptyProfile } from "../../engine/records/profile-state.ts";
import { project, projectMore } from "../../engine/records/projection.ts";
import type { EventStore } from "../storage/event-store.ts";
import type { AppState, AppStore, ImportSummary, Theme } from "./app-state.ts";
import type { Desk } from "./desk.ts";
import { bundleOf, fileName, profilesOf, reviewsWaiting } from "./profile-records.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import type { Services } from "./services.ts";

export interface App {
  readonly store: StoreApi<AppStore>;
  /** What lessons, projects and reviews of the person in the app use. */
  readonly desk: Desk;
}

/** The app's own state: who works here, what is kept and how. One a page. */
export function createApp(services: Services, language = "en"): App {
  let records: EventStore | undefined;
  let recorder: Recorder | undefined;
  /** All events of the profile, in no order. */
  let events: Event[] = [];
  const outside = new Set<(subject: string) => void>();

  const store = createStore<AppStore>()((set, get) => {
    const notify = (notice: Problem) => {
      const same = get().notices.some((other) => other.problem.code === notice.code);
      if (!same) set({ notices: [...get().notices, { id: services.newId(), problem: notice }] });
    };

    const deliver = async () => {
      const { work } = get();
      if (!records || !work) return;
      for (const review of await reviewsWaiting(records, work))
        await recorder?.record({
          type: "review.received",
          subject: review.subject,
          payload: { review },
        });
    };

    const heard = (added: readonly Event[], from: "here" | "elsewhere") => {
      const { work, profile } = get();
      if (!work || !profile) return;
      const own = added.filter(({ actor }) => actor === profile.actor);
      if (own.length > 0) {
        events = [...events, ...own];
        set({ work: projectMore(work, own, () => events) });
      }
      if (from === "here") return;
      for (const subject of new Set(own.map((event) => event.subject)))
        for (const listener of outside) listener(subject);
      if (added.some(({ type }) => type === "review.made")) void deliver();
    };

    const open = async (actor: string) => {
      const profile = get().profiles.find((other) => other.actor === actor);
      if (!records || !profile) return;
      const found = await records.events(actor);
      if (!found.ok) for (const reason of found.problems) notify(reason);
      events = found.ok ? [...found.value] : [];
      recorder = createRecorder(records, actor, (saved) => {
        if (get().profile?.actor === actor) set({ saved });
      });
      const work = project(actor, events);
      set({
        profile,
        work,
        saved: work.last ? { status: "saved", at: work.last.at } : { status: "nothing" },
      });
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
          recorder = createRecorder(records, actor, (saved) => {
            if (get().profile?.actor === actor) set({ saved });
          });
          await recorder.record({ type: "profile.created", subject: "profile", payload });
          await records.setSetting("profile", actor);
        },
        chooseProfile: open,
        leaveProfile() {
          recorder = undefined;
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
        async exportWork() {
          const { profile } = get();
          if (!records || !profile) return null;
          const at = services.now();
          const bytes = packBundle(await bundleOf(records, events), at);
          const name = `${fileName(profile.pseudonym, at.slice(0, 10))}.plumb-work`;
          return { name, mime: "application/zip", bytes };
        },
        async importWork(bytes): Promise<ImportSummary> {
          const nothing = { added: 0, known: 0, refused: 0, profiles: [] };
          const bundle = unpackBundle(bytes);
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

  const desk: Desk = {
    profile: () => store.getState().profile,
    async record(draft, blobs) {
      if (recorder) return recorder.record(draft, blobs);
      store.getState().actions.notify(problem("session.no-profile"));
      return false;
    },
    settle: async () => recorder?.settle(),
    work: (subject) => store.getState().work?.works[subject],
    lastProject: () =>
      Object.values(store.getState().work?.works ?? {})
        .filter(({ subject, removed }) => subject.startsWith("project:") && !removed)
        .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))[0]?.subject,
    history: (subject) => events.filter((event) => event.subject === subject).sort(compareEvents),
    reviewOf: (submission) =>
      store.getState().work?.reviewsMade.find((review) => review.submission === submission),
    async blob(hash) {
      const found = await records?.blob(hash);
      return found?.ok ? found.value : undefined;
    },
    notify: (notice) => store.getState().actions.notify(notice),
    onOutside(listener) {
      outside.add(listener);
      return () => outside.delete(listener);
    },
  };
  return { store, desk };
}
