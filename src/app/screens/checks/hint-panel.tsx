import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { HINT_LEVELS, type HintLevel } from "./hints.ts";

interface Props {
  readonly name: string;
  readonly hints: Readonly<Record<HintLevel, string>>;
  /** Something is to be mended; else it is at the limit, or a tutor's. */
  readonly isWrong: boolean;
}

/** Help with one check, level by level, each on the person's wish. What was asked for stays. */
export function HintPanel({ name, hints, isWrong }: Props) {
  const say = useSay();
  const [shown, setShown] = useState(0);
  const next = HINT_LEVELS[shown];
  const called = (level: HintLevel) => (isWrong || level === "where" ? level : `${level}.open`);
  return (
    <section className="hint-panel" aria-label={say("check-page.hints", { name })}>
      {/* Only what is new is read aloud. */}
      <ol className="hint-list" aria-live="polite" aria-relevant="additions">
        {HINT_LEVELS.slice(0, shown).map((level) => (
          <li key={level}>
            <strong>{say(`check-page.hint.title.${called(level)}`)}</strong>
            <p>{hints[level]}</p>
          </li>
        ))}
      </ol>
      {next && (
        <Button onPress={() => setShown(shown + 1)}>
          {say(`check-page.hint.ask.${called(next)}`)}
        </Button>
      )}
    </section>
  );
}
