import type { CheckResult, Verdict } from "../../../engine/assessment/report-types.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useSay } from "../say.tsx";
import { nameOfCheck, sayAllowed, sayCheck, sayFigure } from "./say-check.ts";

const STATUS = {
  pass: "pass",
  borderline: "near",
  fail: "fail",
  "not-assessed": "none",
} as const satisfies Record<Verdict, string>;

interface Props {
  readonly checks: readonly CheckResult[];
  /** What each check is called in this lesson, by its id. */
  readonly names: Readonly<Record<string, string>>;
  readonly selected?: string | undefined;
  /** The check whose sentence already stands elsewhere on the screen. */
  readonly told?: string | undefined;
  readonly onSelect: (check: CheckResult) => void;
}

/** All checks: verdict, name, what is allowed and what was measured. */
export function CheckList({ checks, names, selected, told, onSelect }: Props) {
  const say = useSay();
  const right = checks.filter((c) => c.verdict === "pass" || c.verdict === "borderline").length;
  const nameOf = (check: CheckResult) => nameOfCheck(say, check, names);
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
              className={`check-row check-${STATUS[check.verdict]}`}
              aria-pressed={selected === check.id}
              onClick={() => onSelect(check)}
            >
              <StatusTag status={STATUS[check.verdict]} word={say(`verdict.${check.verdict}`)} />
              <span className="check-name">
                {nameOf(check)}
                <small>
                  {(check.verdict === "pass" && check.kind !== "gcode") || check.id === told
                    ? sayAllowed(say, check)
                    : sayCheck(say, check, nameOf(check))}
                </small>
              </span>
              <span className="check-figure">
                {check.measured !== undefined && check.unit !== "none"
                  ? sayFigure(say, check, check.measured)
                  : say(`verdict.${check.verdict}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
