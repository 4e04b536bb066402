import type { ReviewStore } from "../../../browser/session/review-state.ts";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { SummaryList } from "../slice/slice-summary.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { printRows } from "./print-rows.ts";

type Release = "release" | "withhold";

/** The tutor's decision: passed or returned, why, and whether the print file may be printed. */
export function Decision({ review }: { readonly review: ReviewStore }) {
  const say = useSay();
  const { opening, verdict, reason, release, missing, finished, slice, actions } = review;
  const hash = slice.value?.gcodeHash;
  const rows = opening.value ? printRows(say, opening.value, slice.value) : [];
  const chosen: Release | null = release ? (release.released ? "release" : "withhold") : null;
  return (
    <section className="form" aria-label={say("review.decision")}>
      <h2>{say("review.decision")}</h2>
      <RadioGroup
        label={say("review.verdict")}
        value={verdict}
        options={[
          { id: "pass", text: say("review.verdict.pass") },
          { id: "return", text: say("review.verdict.return") },
        ]}
        onChange={actions.setVerdict}
      />
      <TextField
        label={say("review.reason")}
        rows={3}
        value={reason}
        onChange={actions.setReason}
      />
      {rows.length > 0 && (
        <section aria-labelledby="review-print">
          <h3 id="review-print">{say("review.print")}</h3>
          <SummaryList rows={rows} />
        </section>
      )}
      <RadioGroup<Release>
        label={say("review.release")}
        description={hash ? say("review.release.hash", { hash: hash.slice(0, 12) }) : undefined}
        value={chosen}
        options={[
          { id: "release", text: say("review.release.yes") },
          { id: "withhold", text: say("review.release.no") },
        ]}
        onChange={(next) => actions.setRelease(next === "release", release?.reason ?? "")}
      />
      {release && (
        <TextField
          label={say("review.release.reason")}
          value={release.reason}
          onChange={(text) => actions.setRelease(release.released, text)}
        />
      )}
      {missing.length > 0 && (
        <ul className="quiet">
          {missing.map((what) => (
            <li key={what}>{say(`review.missing.${what}`)}</li>
          ))}
        </ul>
      )}
      <Button kind="primary" isDisabled={missing.length > 0} onPress={() => void actions.finish()}>
        {say("review.finish")}
      </Button>
      {finished && (
        <ToneNotice
          tone="pass"
          title={say("review.finished")}
          live="polite"
          actions={<Button onPress={() => saveFile(finished.file)}>{say("review.save")}</Button>}
        >
          <p>{say("review.finished.next")}</p>
        </ToneNotice>
      )}
    </section>
  );
}
