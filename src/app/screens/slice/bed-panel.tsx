import { useMemo, useState } from "react";
import { isReading, othersForBed } from "../../../browser/session/others-on-bed.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../../engine/machines/profile-types.ts";
import { BED_LIMITS, type BedChoice } from "../../../engine/slicing/bed-choice.ts";
import { bedParts } from "../../../engine/slicing/on-bed.ts";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { BedAdd } from "./bed-add.tsx";
import { ALONE, type Beside } from "./bed-beside.ts";
import { BedList } from "./bed-list.tsx";
import { BedPlan } from "./bed-plan.tsx";
import { PartTurn } from "./part-turn.tsx";

export interface BedPanelProps {
  readonly mesh: Mesh;
  /** What is in force. */
  readonly bed: BedChoice;
  /** What else may stand there; absent in a lesson. */
  readonly beside: Beside | undefined;
  /** Unknown while the settings don't go together. */
  readonly profile: PrintProfile | undefined;
  readonly onChange: (bed: Partial<BedChoice>) => void;
}

/** Turns and copies of what stands on the bed, the bed from above, and what comes there. */
export function BedPanel({ mesh, bed, beside, profile, onChange }: BedPanelProps) {
  const say = useSay();
  const { copies, gap } = BED_LIMITS;
  // A lesson's print is one part; where the records have more, it is shown, and can be made less.
  const [most] = useState(beside ? copies.max : bed.copies);
  const others = beside?.others ?? ALONE;
  const isAlone = others.length === 0;
  const supportAngle = profile?.settings.support_angle;
  const laid = useMemo(() => {
    const read = othersForBed(others);
    return read.ok ? bedParts(mesh, bed, read.value) : undefined;
  }, [mesh, bed, others]);
  return (
    <div className="form bed">
      {isAlone && (
        <PartTurn
          mesh={mesh}
          turn={bed.turn}
          supportAngle={supportAngle}
          inSpace={beside !== undefined}
          onTurn={(turn) => onChange({ turn })}
        />
      )}
      {beside && (
        <BedList
          mesh={mesh}
          bed={bed}
          beside={beside}
          supportAngle={supportAngle}
          onChange={onChange}
        />
      )}
      {most > 1 && (
        <div className="bed-numbers">
          {isAlone && (
            <NumberInput
              label={say("bed.copies")}
              value={bed.copies}
              min={copies.min}
              max={most}
              decimals={0}
              onChange={(value) => onChange({ copies: Math.round(value) })}
            />
          )}
          <NumberInput
            label={say(isAlone ? "bed.gap" : "bed.gap.parts")}
            value={bed.gap}
            {...gap}
            unit="mm"
            isDisabled={isAlone && bed.copies === 1}
            onChange={(value) => onChange({ gap: value })}
          />
        </div>
      )}
      {profile && laid && (
        <BedPlan
          parts={laid}
          names={[beside?.title ?? "", ...others.map(({ part }) => part.name)].map(
            (name) => name || say("workshop.untitled"),
          )}
          gap={bed.gap}
          profile={profile}
        />
      )}
      {!laid && isReading(others) && <p className="small quiet">{say("bed.reading")}</p>}
      <WorkProblems problems={others.flatMap(({ problems }) => problems)} />
      {beside && <BedAdd beside={beside} />}
    </div>
  );
}
