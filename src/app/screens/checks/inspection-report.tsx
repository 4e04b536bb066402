import type { Report } from "../../../engine/assessment/report-types.ts";
import type { Lesson } from "../../../engine/course/lesson.ts";
import type { Override } from "../../../engine/records/review.ts";
import { Logo } from "../../ui/logo.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { textOf } from "../lesson-text.ts";
import { useCatalogue, useSay } from "../say.tsx";
import { nominalOf, shownMeasured } from "./check-figures.ts";
import { exactly, sayUncertainty } from "./check-table.tsx";
import { sayRemark } from "./report-rows.ts";
import { nameOfCheck, sayLimits } from "./say-check.ts";
import { STATUS, inPlanOrder, scoreOf, statusOf, verdictWord } from "./told-checks.ts";

export interface InspectionReportProps {
  readonly lesson: Lesson;
  readonly report: Report;
  /** Who made the part. */
  readonly person: string;
  /** When it was measured, at a tutor's desk when it was handed in; ISO 8601. */
  readonly at: string;
  readonly tryNumber?: number | undefined;
  /** The tutor at whose desk it is printed, and what they changed and decided. */
  readonly tutor?: string | undefined;
  readonly overrides?: readonly Override[];
  readonly decision?: "pass" | "return" | null | undefined;
}

const NO_OVERRIDES: readonly Override[] = [];
const COLUMNS = [
  "item",
  "characteristic",
  "nominal",
  "limits",
  "measured",
  "uncertainty",
  "verdict",
  "remarks",
] as const;
/** Enough of a hash to tell two apart by eye. */
const SHORT = 8;

/** The sheet that a workshop files with a part: what was asked for, what was measured, who signs. */
export function InspectionReport(props: InspectionReportProps) {
  const { lesson, report, overrides = NO_OVERRIDES } = props;
  const say = useSay();
  const { language } = useCatalogue();
  const { checks: names } = textOf(lesson.texts, language);
  const checks = inPlanOrder(
    report.checks,
    lesson.rubric.checks.map(({ id }) => id),
  );
  return (
    <article className="report-sheet">
      <ReportHead {...props} />
      {/* biome-ignore: a table wider than the screen is scrolled by keyboard, so it must take focus */}
      <div
        className="report-scroll"
        tabIndex={0}
        role="region"
        aria-label={say("check-page.report.table")}
      >
        <table>
          <caption className="visually-hidden">{say("check-page.report.table")}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={`report-${column}`}>
                  {say(`check-page.report.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {checks.map((check, i) => (
              <tr key={check.id} className={check.verdict === "fail" ? "report-wrong" : undefined}>
                <td className="report-item">{i + 1}</td>
                <th scope="row">{nameOfCheck(say, check, names)}</th>
                <td>{exactly(say, check, nominalOf(check))}</td>
                <td>{sayLimits(say, check) || "–"}</td>
                <td className="report-measured">{exactly(say, check, shownMeasured(check))}</td>
                <td>{sayUncertainty(say, check)}</td>
                <td>
                  <StatusTag status={statusOf(check)} word={say(verdictWord(check))} showWord />
                </td>
                <td className="report-remarks">
                  {sayRemark(say, check, report.checks, names, overrides)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ReportFoot {...props} />
    </article>
  );
}

function ReportHead({ lesson, report, person, at, tryNumber, tutor }: InspectionReportProps) {
  const say = useSay();
  const { language } = useCatalogue();
  const { title } = textOf(lesson.texts, language);
  const { material, generalTolerance } = lesson.drawing;
  const { pins, engine, hash } = report;
  const rows: readonly (readonly [string, string])[] = [
    ["part", title],
    ["drawing", lesson.code],
    ["material", material],
    ["general", generalTolerance],
    ["person", person],
    ...(tutor ? [["tutor", tutor] as const] : []),
    [tutor ? "handed-in" : "date", say("check-page.try.when", { at: Date.parse(at) })],
    ...(tryNumber ? [["try", String(tryNumber)] as const] : []),
    ["engine", `Plumbline ${engine}`],
  ];
  return (
    <>
      <header className="report-head">
        <p className="report-shop">
          <Logo size={28} />
          <span>
            <b>Plumbline</b>
            <small>{say("check-page.report.shop")}</small>
          </span>
        </p>
        <h2>{say("check-page.report")}</h2>
      </header>
      <dl className="report-facts">
        {rows.map(([id, text]) => (
          <div key={id}>
            <dt>{say(`check-page.report.${id}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="report-pins">
        {say("check-page.report.hash", { hash: hash.slice(0, SHORT) })}
        {pins &&
          `. ${say("check-page.report.pins", {
            rubric: pins.rubric.slice(0, SHORT),
            reference: pins.reference.slice(0, SHORT),
            kernel: pins.kernel,
            tables: pins.tables,
          })}`}
      </p>
    </>
  );
}

function ReportFoot({ report, tutor, decision }: InspectionReportProps) {
  const say = useSay();
  const { verdict, counts } = report;
  const score = scoreOf(report);
  return (
    <footer className="report-foot">
      <p className={`report-result report-result-${STATUS[verdict]}`}>
        <span>{say("check-page.report.result")}</span>
        <StatusTag status={STATUS[verdict]} word="" />
        <b>{say(`check-page.report.result.${verdict}`)}</b>
        <span>
          {say("check.count", { pass: counts.pass, total: counts.total })}{" "}
          {score && say("check-page.score", score)}
        </span>
      </p>
      {tutor && (
        <p className="report-result">
          <span>{say("check-page.report.decision")}</span>
          <b>
            {decision
              ? `${say("review.verdict")} ${say(`review.verdict.${decision}`)}`
              : say("check-page.report.decision.open")}
          </b>
        </p>
      )}
      <p className="report-rule">{say("check-page.report.rule")}</p>
      <div className="report-signs">
        {(["person", "tutor", "date"] as const).map((who) => (
          <p key={who}>{say(`check-page.report.sign.${who}`)}</p>
        ))}
      </div>
    </footer>
  );
}
