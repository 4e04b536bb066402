import { HINT_LEVELS, type HintLevel } from "../../../engine/records/hint-level.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";

interface Props {
  readonly name: string;
  readonly hints: Readonly<Record<HintLevel, string>>;
  /** Something is to be mended; else it is at the limit, or a tutor's. */
  readonly isWrong: boolean;
  /** How many levels are shown. */
  readonly shown: number;
  readonly onAsk: (level: HintLevel) => void;
}

/** Help with one check, level by level, each on the person's wish. What was asked for stays. */
export function HintPanel({ name, hints, isWrong, shown, onAsk }: Props) {
  const say = useSay();
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
        <Button onPress={() => onAsk(next)}>{say(`check-page.hint.ask.${called(next)}`)}</Button>
      )}
    </section>
  );
}
