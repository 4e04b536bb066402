import type { Review } from "../../../engine/records/review.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { useLessonText } from "./lesson-context.tsx";

interface Props {
  readonly review: Review;
  readonly onShow: (face: number) => void;
}

/** The tutor's answer: verdict, reason, remarks with their faces, changed checks, print release. */
export function ReviewAnswer({ review, onShow }: Props) {
  const say = useSay();
  const names = useLessonText().checks;
  const passed = review.verdict === "pass";
  return (
    <ToneNotice
      tone={passed ? "pass" : "near"}
      title={say(passed ? "answer.pass" : "answer.return", { tutor: review.tutorName })}
    >
      {review.reason && <p>{review.reason}</p>}
      {review.remarks.length > 0 && (
        <ol className="remarks">
          {review.remarks.map((remark) => (
            <li key={remark.id}>
              {remark.text}{" "}
              {remark.face !== undefined && (
                <Button onPress={() => onShow(remark.face ?? 0)}>{say("lesson.show-me")}</Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {review.reassessed && (
        <p>
          {say(`check-map.answer.${review.reassessed.stands}`, {
            then: say(`verdict.${review.reassessed.then.verdict}`),
            now: say(`verdict.${review.reassessed.now.verdict}`),
          })}
        </p>
      )}
      {review.overrides.map((override) => (
        <p key={override.check}>
          {say("answer.override", {
            check: names[override.check] ?? override.check,
            to: say(`verdict.${override.to}`),
            reason: override.reason,
          })}
        </p>
      ))}
      {review.release.map((release) => (
        <p key={release.gcodeHash}>
          {say(release.released ? "answer.released" : "answer.withheld", {
            reason: release.reason,
            hash: release.gcodeHash.slice(0, 8),
          })}
        </p>
      ))}
    </ToneNotice>
  );
}
