import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { ToggleButton } from "../../ui/toolbar.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { sayLargest } from "./say-deviation.ts";
import type { Comparison } from "./use-comparison.ts";
import "../css/check-map.css";

interface Props {
  readonly comparison: Comparison;
  /** Whether the drawn part may be laid over it; `later`: after another try. */
  readonly ghost: boolean | "later";
  /** Brings the picture into view. */
  readonly onLook: (face?: number) => void;
}

const SIDES = ["extra", "missing"] as const;

/** The part beside what is drawn: where it differs, in words and colours, and the drawn part over it. */
export function ComparePanel({ comparison, ghost, onLook }: Props) {
  const say = useSay();
  const { input, map, isMapShown, isGhostShown } = comparison;
  const found = isMapShown && map.status === "done" ? map.value : undefined;
  const isSame = found && !found.extra && !found.missing;
  return (
    <section className="compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{say("check-map.title")}</h2>
      <div className="row">
        <ToggleButton
          isSelected={isMapShown}
          onChange={(on) => {
            comparison.showMap(on);
            if (on) onLook();
          }}
        >
          {say("check-map.on")}
        </ToggleButton>
        {ghost === true && (
          <ToggleButton
            isSelected={isGhostShown}
            onChange={(on) => {
              comparison.showGhost(on);
              if (on) onLook();
            }}
          >
            {say("check-map.ghost.on")}
          </ToggleButton>
        )}
      </div>
      {ghost === "later" && <p className="quiet small">{say("check-map.ghost.later")}</p>}
      {map.status === "running" && (
        <ProgressBar
          label={say("check-map.running")}
          fraction={map.progress}
          onCancel={comparison.cancel}
          cancelLabel={say("cancel")}
        />
      )}
      <WorkProblems
        problems={[...(isMapShown ? map.problems : []), ...comparison.ghost.problems]}
      />
      {/* Told as soon as it is known, for who doesn't see the picture. */}
      <div className="compare-told" aria-live="polite">
        {isSame && <p>{say("check-map.same")}</p>}
        {found &&
          !isSame &&
          SIDES.map((side) => {
            const largest = found[side];
            if (!largest) return <p key={side}>{say(`check-map.none.${side}`)}</p>;
            return (
              <div key={side} className={`compare-side compare-${side}`}>
                <p>{sayLargest(say, input.part, side, largest)}</p>
                <Button
                  aria-label={say(`check-map.show.${side}`)}
                  onPress={() => onLook(largest.face)}
                >
                  {say("lesson.show-me")}
                </Button>
              </div>
            );
          })}
        {found && !isSame && (
          <p className="quiet small">
            {say("check-map.what", { tolerance: comparison.scale.limits[1] })}
          </p>
        )}
        {isGhostShown && comparison.ghost.value && (
          <p className="quiet small">{say("check-map.ghost.what")}</p>
        )}
      </div>
    </section>
  );
}
