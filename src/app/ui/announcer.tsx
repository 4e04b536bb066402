import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { StatusTag, type Status } from "./status-tag.tsx";

export interface Announcement {
  readonly text: string;
  /** Shown as a toast for some seconds as well; else it is only read aloud. */
  readonly toast?: { readonly status: Status; readonly word: string };
  /** Interrupts what is being read. */
  readonly urgent?: boolean;
}

export type Announce = (what: Announcement | string) => void;

const AnnounceContext = createContext<Announce>(() => {});

/** How long a toast stays. Nothing stands only in a toast: what it says can be read elsewhere. */
const TOAST_MS = 6000;

/** Holds the page's live regions. One, around the whole app. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState("");
  const [urgent, setUrgent] = useState("");
  const [toast, setToast] = useState<Announcement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flip = useRef(false);

  const announce = useCallback<Announce>((what) => {
    const said = typeof what === "string" ? { text: what } : what;
    // The same words twice are read twice only if the text changes: a trailing no-break space.
    flip.current = !flip.current;
    const text = flip.current ? said.text : `${said.text}\u00a0`;
    if (said.urgent) setUrgent(text);
    else setPolite(text);
    if (!said.toast) return;
    setToast(said);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setToast(undefined), TOAST_MS);
  }, []);

  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {urgent}
      </div>
      {toast?.toast && (
        <div className="toast" aria-hidden="true">
          <StatusTag status={toast.toast.status} word={toast.toast.word} /> {toast.text}
        </div>
      )}
    </AnnounceContext>
  );
}

/** The verb that speaks to the person from anywhere below `Announcer`. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
