import type { Difference } from "../../../browser/session/review-state.ts";
import { type Say, useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";

interface Props {
  readonly differences: readonly Difference[];
  readonly compared: boolean;
  readonly names: Readonly<Record<string, string>>;
}

/** Whether what was sent comes out the same here; each difference in a sentence. */
export function Differences({ differences, compared, names }: Props) {
  const say = useSay();
  if (!compared) return null;
  if (differences.length === 0)
    return <ToneNotice tone="pass" title={say("review.same")} live="polite" />;
  return (
    <ToneNotice tone="near" title={say("review.different")} live="polite">
      <ul>
        {differences.map((difference) => {
          const sentence = sayDifference(say, difference, names);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
    </ToneNotice>
  );
}

function sayDifference(say: Say, difference: Difference, names: Props["names"]): string {
  switch (difference.kind) {
    case "report-missing":
      return say("review.difference.report-missing");
    case "check":
      return say("review.difference.check", {
        check: names[difference.check] ?? difference.check,
        sent: say(`verdict.${difference.sent}`),
        here: say(`verdict.${difference.here}`),
      });
    case "figure":
      return say("review.difference.figure", {
        figure: say(`review.figure.${difference.figure}`),
        sent: difference.sent,
        here: difference.here,
      });
    case "gcode":
      return say("review.difference.gcode");
    case "engine":
      return say("review.difference.engine", { sent: difference.sent, here: difference.here });
  }
}
