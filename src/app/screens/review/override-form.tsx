import { useState } from "react";
import type { ReviewStore } from "../../../browser/session/review-state.ts";
import type { CheckResult, Verdict } from "../../../engine/assessment/report-types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSay } from "../say.tsx";

const VERDICTS: readonly Verdict[] = ["pass", "borderline", "fail", "not-assessed"];

interface Props {
  readonly check: CheckResult;
  readonly review: ReviewStore;
}

/** A tutor may change a check's verdict, with a reason that goes on record beside the first one. */
export function OverrideForm({ check, review }: Props) {
  const say = useSay();
  const old = review.overrides.find((override) => override.check === check.id);
  const [to, setTo] = useState<Verdict>(old?.to ?? (check.verdict === "fail" ? "pass" : "fail"));
  const [reason, setReason] = useState(old?.reason ?? "");
  const [missing, setMissing] = useState(false);
  const change = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") review.actions.override(check.id, to, reason.trim());
  };
  return (
    <section className="form override" aria-label={say("review.override")}>
      <h2>{say("review.override")}</h2>
      {old && (
        <p>{say("review.override.is", { to: say(`verdict.${old.to}`), reason: old.reason })}</p>
      )}
      <Select
        label={say("review.override.to")}
        value={to}
        options={VERDICTS.map((id) => ({ id, text: say(`verdict.${id}`) }))}
        onChange={setTo}
      />
      <TextField
        label={say("review.reason")}
        value={reason}
        onChange={setReason}
        errorMessage={missing ? say("review.reason.missing") : undefined}
      />
      <div className="row">
        <Button onPress={change}>{say("review.override.do")}</Button>
        {old && (
          <Button onPress={() => review.actions.removeOverride(check.id)}>{say("remove")}</Button>
        )}
      </div>
    </section>
  );
}
