import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { type Say, useSay } from "../say.tsx";
import { nominalOf, shownMeasured, shownUncertainty } from "./check-figures.ts";
import { blockerOf, nameOfCheck, sayBlocked, sayExact, sayLimits } from "./say-check.ts";
import { statusOf, verdictWord } from "./told-checks.ts";
import "../css/check-page.css";

interface Props {
  readonly checks: readonly CheckResult[];
  readonly names: Readonly<Record<string, string>>;
}

const COLUMNS = ["check", "nominal", "allowed", "measured", "uncertainty", "verdict"] as const;
const NONE = "–";

/** All checks with their figures, for who wants to know. */
export function CheckTable({ checks, names }: Props) {
  const say = useSay();
  return (
    <section className="pane check-table-pane" aria-label={say("check-page.table")}>
      {/* biome-ignore: a table wider than its pane is scrolled by keyboard, so it must take focus */}
      <div className="check-table" tabIndex={0} role="region" aria-label={say("check-page.table")}>
        <table>
          <caption>
            {say("check-page.table.title")}
            <small>{say("check-page.table.why")}</small>
          </caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {say(`check-page.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => {
              const blocker = blockerOf(say, check, checks, names);
              return (
                <tr key={check.id}>
                  <th scope="row">
                    {nameOfCheck(say, check, names)}
                    {blocker && <small>{sayBlocked(say, blocker)}</small>}
                  </th>
                  <td>{exactly(say, check, nominalOf(check))}</td>
                  <td>{sayLimits(say, check) || NONE}</td>
                  <td>{exactly(say, check, shownMeasured(check))}</td>
                  <td>{sayUncertainty(say, check)}</td>
                  <td>
                    <StatusTag status={statusOf(check)} word={say(verdictWord(check))} showWord />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A figure with its unit, or a dash. */
export function exactly(say: Say, check: CheckResult, value: number | undefined): string {
  return value === undefined ? NONE : sayExact(say, check, value);
}

/** The uncertainty of a figure; a dash where nothing was measured or nothing is uncertain. */
export function sayUncertainty(say: Say, check: CheckResult): string {
  if (shownMeasured(check) === undefined || check.uncertainty === 0) return NONE;
  const tiny = check.uncertainty < 0.001;
  const value = sayExact(say, check, shownUncertainty(check));
  return say(tiny ? "check-page.uncertainty.tiny" : "check-page.uncertainty", { value });
}
