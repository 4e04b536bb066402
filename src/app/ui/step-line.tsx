import { classes } from "./class-name.ts";

export interface Station {
  readonly id: string;
  readonly text: string;
  readonly state: "done" | "now" | "open";
  /** Absent while the station cannot be entered yet. */
  readonly href?: string;
}

export interface StepLineProps {
  /** Name of the list, for example "Steps". */
  readonly label: string;
  readonly stations: readonly Station[];
  /** Words for the states, read aloud: "done", "now", "not yet". */
  readonly stateWords: Readonly<Record<Station["state"], string>>;
  /** Called instead of following the link. */
  readonly onGo?: (id: string) => void;
}

/** The line of stations, always in view: Read, Model, Check, Slice, Hand in. */
export function StepLine({ label, stations, stateWords, onGo }: StepLineProps) {
  return (
    <nav aria-label={label} className="line-nav">
      <ol className="line">
        {stations.map((station, index) => (
          <li key={station.id} className={classes("station", `is-${station.state}`)}>
            <a
              href={station.href}
              role={station.href ? undefined : "link"}
              aria-disabled={station.href ? undefined : true}
              aria-current={station.state === "now" ? "step" : undefined}
              onClick={(event) => {
                if (!onGo || !station.href || event.metaKey || event.ctrlKey || event.shiftKey) {
                  return;
                }
                event.preventDefault();
                onGo(station.id);
              }}
            >
              <span className="station-dot" aria-hidden="true">
                {station.state === "done" ? (
                  <svg viewBox="0 0 16 16">
                    <path d="M3.5 8.5 6.7 11.6 12.5 4.6" />
                  </svg>
                ) : (
                  index + 1
                )}
              </span>
              <span className="station-text">{station.text}</span>
              <span className="visually-hidden"> ({stateWords[station.state]})</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
