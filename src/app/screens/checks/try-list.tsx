import type { Try } from "../../../browser/session/tries.ts";
import type { Verdict } from "../../../engine/assessment/report-types.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useSay } from "../say.tsx";
import { nameOfCheck } from "./say-check.ts";
import { scoreOf, STATUS } from "./told-checks.ts";

interface Props {
  readonly tries: readonly Try[];
  readonly names: Readonly<Record<string, string>>;
  /** They are the reader's own; else a trainee's, at the tutor's desk. */
  readonly own: boolean;
}

const isRight = (verdict: Verdict | undefined) => verdict === "pass" || verdict === "borderline";

/** Every try of a lesson, newest first: when, how it came out, and what changed since the one before. */
export function TryList({ tries, names, own }: Props) {
  const say = useSay();
  if (tries.length === 0) return null;
  return (
    <Disclosure
      title={say(own ? "check-page.tries" : "check-page.tries.tutor", { count: tries.length })}
      level={2}
    >
      <ol className="try-list" reversed>
        {[...tries].reverse().map((one) => (
          <OneTry key={one.at} one={one} isFirst={one === tries[0]} names={names} />
        ))}
      </ol>
      {own && tries.length === 1 && <p className="quiet small">{say("check-page.tries.none")}</p>}
    </Disclosure>
  );
}

interface OneProps {
  readonly one: Try;
  readonly isFirst: boolean;
  readonly names: Props["names"];
}

function OneTry({ one, isFirst, names }: OneProps) {
  const say = useSay();
  const { number, at, report, changes, remeasured, hints } = one;
  const { verdict, counts } = report;
  const score = scoreOf(report);
  const named = (ids: readonly string[]) =>
    ids
      .map((id) => {
        const check = report.checks.find((other) => other.id === id);
        return check ? nameOfCheck(say, check, names) : (names[id] ?? id);
      })
      .join("; ");
  const now = (wanted: (from: boolean, to: boolean) => boolean) =>
    changes.filter(({ from, to }) => wanted(isRight(from), isRight(to))).map(({ check }) => check);
  const told = {
    better: now((from, to) => !from && to),
    worse: now((from, to) => from && !to),
    other: now((from, to) => from === to),
  };
  return (
    <li>
      <p className="try-head">
        <StatusTag status={STATUS[verdict]} word={say(`verdict.${verdict}`)} showWord />
        <b>{say("check-page.try", { number })}</b>
        <time dateTime={at}>{say("check-page.try.when", { at: Date.parse(at) })}</time>
      </p>
      <p>
        {say("check.count", { pass: counts.pass, total: counts.total })}{" "}
        {score && say("check-page.score", score)}
      </p>
      {remeasured && <p>{say("check-page.try.remeasured")}</p>}
      {(["better", "worse", "other"] as const).map(
        (what) =>
          told[what].length > 0 && (
            <p key={what}>{say(`check-page.try.${what}`, { names: named(told[what]) })}</p>
          ),
      )}
      {hints.map(({ check, levels }) => (
        <p key={check} className="try-hint">
          {say("check-map.hints", {
            name: named([check]),
            levels: levels.map((level) => say(`check-map.hint.${level}`)).join(", "),
          })}
        </p>
      ))}
      {changes.length === 0 && (
        <p className="quiet">{say(isFirst ? "check-page.try.first" : "check-page.try.same")}</p>
      )}
    </li>
  );
}
