import { type ReactNode, useEffect, useState } from "react";
import { LANGUAGES } from "./load-catalogue.ts";
import type { Problem } from "../../engine/foundation/problem.ts";
import { useApp } from "../screens/app-context.tsx";
import { ExportWork } from "../screens/export-work.tsx";
import { useCatalogue, useSay } from "../screens/say.tsx";
import { ToneNotice } from "../screens/tone-notice.tsx";
import { WorkProblems } from "../screens/work-problems.tsx";
import { Button } from "../ui/button.tsx";
import { Logo } from "../ui/logo.tsx";
import { Menu } from "../ui/menu.tsx";
import { offlineReady, updateWaiting } from "./service-worker.ts";

const THEMES = ["system", "light", "dark", "contrast"] as const;

interface Props {
  /** Beside the brand: where the person is. */
  readonly title?: string | undefined;
  /** The line of stations, in the middle of the head. */
  readonly line?: ReactNode;
  /** A desk fills the window; a page scrolls. */
  readonly desk: boolean;
  readonly children: ReactNode;
}

/** Head and foot around every screen: brand, line, language, person; saved state, offline state. */
export function Frame({ title, line, desk, children }: Props) {
  const say = useSay();
  const { language } = useCatalogue();
  const { profile, notices, storage, saved, actions } = useApp();
  const unsaved = saved.status === "failed" ? saved.problem : undefined;
  return (
    <div className={desk ? "frame frame-desk" : "frame"}>
      <header className="frame-head">
        <a className="frame-brand" href="#/">
          <Logo size={30} /> Plumbline {title && <small>{title}</small>}
        </a>
        {line}
        <div className="frame-me">
          <Menu
            label={say("frame.language", { language: language.toUpperCase() })}
            entries={LANGUAGES.map(({ id, name }) => ({
              id,
              text: name,
              onAction: () => actions.setLanguage(id),
            }))}
          >
            {language.toUpperCase()}
          </Menu>
          <Menu
            label={profile ? say("frame.me", { name: profile.pseudonym }) : say("frame.view")}
            entries={[
              ...THEMES.map((theme) => ({
                id: theme,
                text: say(`frame.theme.${theme}`),
                onAction: () => actions.setTheme(theme),
              })),
              ...(profile
                ? [
                    {
                      id: "leave",
                      text: say("frame.leave"),
                      onAction: () => {
                        actions.leaveProfile();
                        location.hash = "#/";
                      },
                    },
                  ]
                : []),
            ]}
          >
            {profile?.pseudonym ?? say("frame.view")}
          </Menu>
        </div>
      </header>
      <main id="main">
        {(unsaved || notices.length > 0 || storage.place === "memory") && (
          <div className="frame-notices">
            {unsaved && <NotSaved reason={unsaved} />}
            {storage.place === "memory" && (
              <ToneNotice tone="near" title={say("work.memory.title")}>
                <p>{say("work.memory")}</p>
              </ToneNotice>
            )}
            {notices.map((notice) => (
              <div className="row" key={notice.id}>
                <WorkProblems problems={[notice.problem]} />
                <Button onPress={() => actions.dismiss(notice.id)}>{say("frame.dismiss")}</Button>
              </div>
            ))}
          </div>
        )}
        {children}
      </main>
      <footer className="frame-foot">
        <SavedState />
        <OfflineState />
      </footer>
    </div>
  );
}

/** Said for as long as it holds; with the way out that needs no room on this computer. */
function NotSaved({ reason }: { readonly reason: Problem }) {
  const say = useSay();
  const { actions } = useApp();
  return (
    <div className="row" role="alert">
      <WorkProblems problems={[reason]} />
      <ExportWork />
      <Button onPress={() => void actions.retrySave()}>{say("saved.retry")}</Button>
    </div>
  );
}

const TICK_MS = 10_000;

function SavedState() {
  const say = useSay();
  const { saved, delayed, actions } = useApp();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [saved]);
  if (saved.status === "saving" || (delayed > 0 && saved.status !== "failed"))
    return <span>{say("saved.saving")}</span>;
  if (saved.status === "nothing") return <span>{say("saved.nothing")}</span>;
  if (saved.status === "failed")
    return (
      <span>
        <b className="is-failed">{say("saved.failed")}</b>{" "}
        <Button kind="quiet" onPress={() => void actions.retrySave()}>
          {say("saved.retry")}
        </Button>
      </span>
    );
  const seconds = Math.max(0, Math.round((now - Date.parse(saved.at)) / 1000));
  return (
    <span data-testid="saved">
      <b>{say("saved.saved")}</b>{" "}
      {seconds < 60
        ? say("saved.now")
        : say("saved.minutes-ago", { minutes: Math.round(seconds / 60) })}
    </span>
  );
}

function OfflineState() {
  const say = useSay();
  const { saved, held, storage, actions } = useApp();
  const [ready, setReady] = useState(offlineReady.value);
  const [update, setUpdate] = useState(() => updateWaiting.value);
  useEffect(() => offlineReady.listen(setReady), []);
  useEffect(() => updateWaiting.listen((reload) => setUpdate(() => reload)), []);
  // A reload would lose what can't be saved, or isn't yet: the newer version waits for that.
  const isSafe = saved.status !== "failed" && held === 0 && storage.place === "computer";
  if (update && isSafe)
    return (
      <span role="status">
        {say("offline.update")}{" "}
        <Button kind="quiet" onPress={() => void actions.saveAll().then((all) => all && update())}>
          {say("offline.update.now")}
        </Button>
      </span>
    );
  return (
    <span data-testid="offline">{say(ready ? "offline.ready" : "offline.getting-ready")}</span>
  );
}
