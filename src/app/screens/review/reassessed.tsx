import type { Reassessment, Stands } from "../../../browser/session/reassess.ts";
import type { CheckResult, Report } from "../../../engine/assessment/report-types.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { shownMeasured } from "../checks/check-figures.ts";
import { nameOfCheck, sayExact } from "../checks/say-check.ts";
import { statusOf, verdictWord } from "../checks/told-checks.ts";
import { type Say, useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import "../css/reassessed.css";

interface Props {
  readonly reassessed: Reassessment;
  readonly stands: Stands;
  readonly names: Readonly<Record<string, string>>;
  readonly onStands: (stands: Stands) => void;
}

/** Work measured with another version: what came out then and now, check by check, and which one counts. */
export function Reassessed({ reassessed, stands, names, onStands }: Props) {
  const say = useSay();
  const { changed, then, now, checks, same } = reassessed;
  return (
    <section className="reassessed" aria-label={say("check-map.again.title")}>
      <ToneNotice tone="near" title={say("check-map.again.title")} live="polite">
        <p>
          {say("check-map.again.changed", {
            what: changed.map((what) => say(`check-map.again.${what}`)).join(", "),
          })}
        </p>
        <p>{say("check-map.again.then", overall(say, then))}</p>
        <p>{say("check-map.again.now", overall(say, now))}</p>
      </ToneNotice>
      {checks.length > 0 && (
        <table className="reassessed-table">
          <caption>{say("check-map.again.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("check-page.table.check")}</th>
              <th scope="col">{say("check-map.again.column.then")}</th>
              <th scope="col">{say("check-map.again.column.now")}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ check, then: before, now: after }) => (
              <tr key={check}>
                <th scope="row">{nameOfCheck(say, (after ?? before) as CheckResult, names)}</th>
                <td>{outcome(say, before)}</td>
                <td>{outcome(say, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet small">{say("check-map.again.same", { count: same })}</p>
      <RadioGroup<Stands>
        label={say("check-map.again.counts")}
        description={say("check-map.again.counts.what")}
        value={stands}
        options={[
          { id: "then", text: say("check-map.again.counts.then") },
          { id: "now", text: say("check-map.again.counts.now") },
        ]}
        onChange={onStands}
      />
    </section>
  );
}

function overall(say: Say, { verdict, counts, engine }: Report) {
  return { verdict: say(`verdict.${verdict}`), pass: counts.pass, total: counts.total, engine };
}

function outcome(say: Say, check: CheckResult | undefined) {
  if (!check) return say("check-map.again.none");
  // Both as exactly as they are kept: it is the difference that counts.
  const value = shownMeasured(check);
  return (
    <>
      <StatusTag status={statusOf(check)} word={say(verdictWord(check))} showWord />
      {value !== undefined && (
        <span className="reassessed-figure">{sayExact(say, check, value)}</span>
      )}
    </>
  );
}
