import type { Verdict } from "../../../engine/assessment/report-types.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useSay } from "../say.tsx";

const STATUS = { pass: "pass", borderline: "near", fail: "fail", "not-assessed": "none" } as const;

interface Finding {
  readonly id: string;
  readonly verdict: Verdict;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the reader found in the print file: each rule with its verdict. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useSay();
  return (
    <section aria-label={say("slice.proof")}>
      <h2>{say("slice.proof")}</h2>
      <ul className="finding-list">
        {findings.map((finding) => (
          <li key={finding.id}>
            <StatusTag status={STATUS[finding.verdict]} word={say(`verdict.${finding.verdict}`)} />
            <span>{say(finding.message, finding.params)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
