import "../css/bed.css";
import { Lock } from "lucide-react";
import { useMemo, useState } from "react";
import type { ProfileChoice, SettingValues } from "../../../browser/session/slice-state.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { BED_LIMITS, type BedChoice, isPlainBed } from "../../../engine/slicing/bed-choice.ts";
import { isTurned } from "../../../engine/slicing/turn.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { BedFaces } from "./bed-faces.tsx";
import { BedPlan } from "./bed-plan.tsx";
import { BedTurn } from "./bed-turn.tsx";

interface Props {
  readonly mesh: Mesh | undefined;
  /** What is in force. */
  readonly bed: BedChoice;
  /** The lesson says how the part is printed. */
  readonly isLocked: boolean;
  readonly choice: ProfileChoice;
  /** All that is set over the process. */
  readonly set: SettingValues;
  readonly onChange: (bed: Partial<BedChoice>) => void;
}

/** How the part stands on the bed: turned, laid on a face, in copies. Closed, it says what is set. */
export function BedSection({ mesh, bed, isLocked, choice, set, onChange }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { copies, turn } = bed;
  const summary = isPlainBed(bed)
    ? say("bed.summary.plain")
    : say("bed.summary", { count: copies, turned: isTurned(turn) ? "yes" : "no" });
  return (
    <Disclosure
      title={
        <span className="bed-title">
          {say("bed.title")} <span className="small quiet">{summary}</span>
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
          <Panel mesh={mesh} bed={bed} choice={choice} set={set} onChange={onChange} />
        ) : (
          <p className="small quiet">{say("boxes.no-part")}</p>
        ))}
    </Disclosure>
  );
}

function Panel({
  mesh,
  bed,
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
  return (
    <div className="form bed">
      {profile && (
        <BedFaces
          mesh={mesh}
          turn={bed.turn}
          supportAngle={profile.settings.support_angle}
          onTurn={(turn) => onChange({ turn })}
        />
      )}
      <BedTurn turn={bed.turn} onTurn={(turn) => onChange({ turn })} />
      <div className="bed-numbers">
        <NumberInput
          label={say("bed.copies")}
          value={bed.copies}
          {...copies}
          decimals={0}
          onChange={(value) => onChange({ copies: Math.round(value) })}
        />
        <NumberInput
          label={say("bed.gap")}
          value={bed.gap}
          {...gap}
          unit="mm"
          isDisabled={bed.copies === 1}
          onChange={(value) => onChange({ gap: value })}
        />
      </div>
      {profile && <BedPlan mesh={mesh} bed={bed} profile={profile} />}
    </div>
  );
}
