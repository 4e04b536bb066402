import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useSay } from "../say.tsx";
import { blockerOf, nameOfCheck, sayAllowed, sayCheck, sayMeasured } from "./say-check.ts";
import { statusOf, verdictWord } from "./told-checks.ts";

interface Props {
  readonly checks: readonly CheckResult[];
  /** What each check is called in this lesson, by its id. */
  readonly names: Readonly<Record<string, string>>;
  readonly selected?: string | undefined;
  /** Ids of the checks that are told elsewhere, hint by hint. */
  readonly told?: readonly string[];
  /** Says what is wrong of the selected check only: the others wait for the person's wish. */
  readonly quiet?: boolean;
  readonly onSelect: (check: CheckResult) => void;
}

/** All checks: verdict, name, what is allowed and what was measured. */
export function CheckList({ checks, names, selected, told, quiet, onSelect }: Props) {
  const say = useSay();
  const right = checks.filter((c) => c.verdict === "pass" || c.verdict === "borderline").length;
  const nameOf = (check: CheckResult) => nameOfCheck(say, check, names);
  const saysLittle = (check: CheckResult) =>
    (check.verdict === "pass" && check.kind !== "gcode") ||
    told?.includes(check.id) ||
    (quiet && check.verdict === "fail" && check.id !== selected);
  return (
    <>
      <h2>
        {say("check.title")}{" "}
        {checks.length > 0 && (
          <span className="quiet">{say("check.of", { right, count: checks.length })}</span>
        )}
      </h2>
      {checks.length === 0 && <p className="quiet">{say("check.none")}</p>}
      <ul className="check-list">
        {checks.map((check) => (
          <li key={check.id}>
            <button
              type="button"
              className={`check-row check-${statusOf(check)}`}
              aria-pressed={selected === check.id}
              onClick={() => onSelect(check)}
            >
              <StatusTag status={statusOf(check)} word={say(verdictWord(check))} />
              <span className="check-name">
                {nameOf(check)}
                <small>
                  {saysLittle(check)
                    ? sayAllowed(say, check)
                    : sayCheck(say, check, nameOf(check), blockerOf(say, check, checks, names))}
                </small>
              </span>
              <span className="check-figure">
                {sayMeasured(say, check) ?? say(verdictWord(check))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
