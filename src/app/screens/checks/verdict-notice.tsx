import type { CheckResult, Report, Verdict } from "../../../engine/assessment/report-types.ts";
import type { LessonData } from "../../../engine/course/lesson.ts";
import {
  type AskedHints,
  type HintLevel,
  levelsAsked,
} from "../../../engine/records/hint-level.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useCatalogue, useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { HintPanel } from "./hint-panel.tsx";
import { hintsOf } from "./hints.ts";
import { nameOfCheck } from "./say-check.ts";
import { scoreOf, toldChecks } from "./told-checks.ts";

const TONES = {
  pass: "pass",
  borderline: "near",
  fail: "fail",
  "not-assessed": "near",
} as const satisfies Record<Verdict, string>;

interface Props {
  readonly report: Report;
  readonly names: Readonly<Record<string, string>>;
  readonly lesson: LessonData;
  /** Help that was asked for before, by check id. */
  readonly asked: Readonly<Record<string, AskedHints>>;
  readonly onAsk: (check: CheckResult, level: HintLevel) => void;
  readonly onShow: (check: CheckResult) => void;
  readonly onChange: () => void;
  /** Goes on to slicing, right or not. */
  readonly onGoOn: () => void;
}

/** The verdict first, then the one thing to mend with its hints, then at most two more, folded. */
export function VerdictNotice(props: Props) {
  const { report, names, lesson, asked, onAsk, onShow, onChange, onGoOn } = props;
  const say = useSay();
  const { language } = useCatalogue();
  const { verdict, counts } = report;
  const score = scoreOf(report);
  const [first, ...others] = verdict === "pass" ? [] : toldChecks(report);
  const right = verdict === "pass" || verdict === "borderline";
  const nameOf = (check: CheckResult) => nameOfCheck(say, check, names);
  const hintsFor = (check: CheckResult) => {
    const dimension = lesson.drawing.dimensions.find(({ id }) => id === check.dimension);
    const hints = lesson.rubric.checks.find(({ id }) => id === check.id)?.hints;
    const name = nameOf(check);
    return (
      <HintPanel
        key={`${report.hash} ${check.id}`}
        name={name}
        isWrong={check.verdict === "fail"}
        hints={hintsOf(say, check, name, dimension, { hints, language })}
        shown={levelsAsked(asked, check)}
        onAsk={(level) => onAsk(check, level)}
      />
    );
  };
  return (
    <>
      <ToneNotice
        tone={TONES[verdict]}
        title={say(verdict === "pass" ? "check.all-right" : `check-page.verdict.${verdict}`)}
        live="polite"
        actions={
          right && (
            <Button kind="primary" onPress={onGoOn}>
              {say("lesson.go.slice")}
            </Button>
          )
        }
      >
        {(verdict === "borderline" || verdict === "not-assessed") && (
          <p>{say(`check-page.verdict.${verdict}.what`)}</p>
        )}
        <p>{say("check.count", { pass: counts.pass, total: counts.total })}</p>
        {score && <p className="quiet">{say("check-page.score", score)}</p>}
      </ToneNotice>
      {first && (
        <section className="told" aria-labelledby="told-first">
          <h2 id="told-first">
            {say(`check-page.first.${toldAs(first.verdict)}`, { name: nameOf(first) })}
          </h2>
          <div className="row">
            {first.places.length > 0 && (
              <Button kind={right ? "plain" : "primary"} onPress={() => onShow(first)}>
                {say("lesson.show-me")}
              </Button>
            )}
            {!right && <Button onPress={onChange}>{say("check.change")}</Button>}
          </div>
          {hintsFor(first)}
        </section>
      )}
      {others.length > 0 && (
        <Disclosure title={say("check-page.then", { count: others.length })} level={2}>
          <ul className="told-others">
            {others.map((check) => (
              <li key={check.id} className="told">
                <h3>{nameOf(check)}</h3>
                {check.places.length > 0 && (
                  <div className="row">
                    <Button onPress={() => onShow(check)}>{say("lesson.show-me")}</Button>
                  </div>
                )}
                {hintsFor(check)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {!right && (
        <Button kind="quiet" onPress={onGoOn}>
          {say("check.go-on")}
        </Button>
      )}
    </>
  );
}

const toldAs = (verdict: Verdict): Verdict => (verdict === "pass" ? "borderline" : verdict);
