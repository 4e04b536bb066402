import "../css/bed.css";
import { Lock } from "lucide-react";
import { useMemo, useState } from "react";
import { extent } from "../../../browser/session/mesh-part.ts";
import {
  isReading,
  type OtherOnBed,
  othersForBed,
} from "../../../browser/session/others-on-bed.ts";
import type { ProfileChoice, SettingValues } from "../../../browser/session/slice-state.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { BED_LIMITS, type BedChoice } from "../../../engine/slicing/bed-choice.ts";
import { bedParts } from "../../../engine/slicing/on-bed.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { BedAdd } from "./bed-add.tsx";
import type { Beside } from "./bed-beside.ts";
import { BedList, PartTurn } from "./bed-list.tsx";
import { BedPlan } from "./bed-plan.tsx";
import { sayBed } from "./say-bed.ts";

const NONE: readonly OtherOnBed[] = [];

interface Props {
  readonly mesh: Mesh | undefined;
  /** What is in force. */
  readonly bed: BedChoice;
  /** What else may stand there; absent in a lesson. */
  readonly beside?: Beside | undefined;
  /** The lesson says how the part is printed. */
  readonly isLocked: boolean;
  readonly choice: ProfileChoice;
  /** All that is set over the process. */
  readonly set: SettingValues;
  readonly onChange: (bed: Partial<BedChoice>) => void;
}

/** How the part stands on the bed: turned, laid on a face, in copies. Closed, it says what is set. */
export function BedSection({ mesh, bed, beside, isLocked, choice, set, onChange }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const parts = (beside?.others ?? NONE).map(({ part }) => part);
  return (
    <Disclosure
      title={
        <span className="bed-title">
          {say("bed.title")} <span className="small quiet">{sayBed(say, bed, parts)}</span>
        </span>
      }
      isExpanded={open}
      onExpandedChange={setOpen}
    >
      {open &&
        (isLocked ? (
          <p className="setting-note small">
            <Lock aria-hidden /> {say("bed.locked")}
          </p>
        ) : mesh ? (
          <Panel
            mesh={mesh}
            bed={bed}
            beside={beside}
            choice={choice}
            set={set}
            onChange={onChange}
          />
        ) : (
          <p className="small quiet">{say("boxes.no-part")}</p>
        ))}
    </Disclosure>
  );
}

function Panel({
  mesh,
  bed,
  beside,
  choice,
  set,
  onChange,
}: Omit<Props, "isLocked" | "mesh"> & { readonly mesh: Mesh }) {
  const say = useSay();
  const profile = useMemo(() => {
    const resolved = resolveProfile({ ...choice, set });
    return resolved.ok ? resolved.value : undefined;
  }, [choice, set]);
  const { copies, gap } = BED_LIMITS;
  // A lesson's print is one part; where the records have more, it is shown, and can be made less.
  const [most] = useState(beside ? copies.max : bed.copies);
  const others = beside?.others ?? NONE;
  const isAlone = others.length === 0;
  const supportAngle = profile?.settings.support_angle;
  const laid = useMemo(() => {
    const read = othersForBed(others);
    return read.ok ? bedParts(mesh, bed, read.value) : undefined;
  }, [mesh, bed, others]);
  const size = useMemo(() => extent(mesh), [mesh]);
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
          size={size}
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
