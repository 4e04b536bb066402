import type { ReactNode } from "react";
import { STATIONS } from "../../../engine/course/progress.ts";
import { useSay } from "../say.tsx";
import { useArrival } from "../use-arrival.ts";
import { useLesson } from "./lesson-context.tsx";

interface Props {
  readonly heading: string;
  /** What to do here: the left column. */
  readonly step: ReactNode;
  readonly stage: ReactNode;
  /** Parameters, checks or settings: the right column. */
  readonly side?: ReactNode;
  readonly sideLabel?: string;
}

/** The three columns of a station; narrow screens put them under each other. */
export function StationLayout({ heading, step, stage, side, sideLabel }: Props) {
  const say = useSay();
  const { station } = useLesson();
  const title = useArrival(station);
  const number = STATIONS.indexOf(station) + 1;
  return (
    <div className={side ? "desk" : "desk desk-wide"}>
      <section className="desk-step" aria-labelledby="station-heading">
        <p className="desk-number">{say("lesson.step-of", { number, count: STATIONS.length })}</p>
        <h1 id="station-heading" ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {step}
      </section>
      <div className="desk-stage">{stage}</div>
      {side && (
        <aside className="desk-side" aria-label={sideLabel}>
          {side}
        </aside>
      )}
    </div>
  );
}

/** The lesson's words at a station. */
export function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <p key={text}>{text}</p>);
}
