import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import { BED_LIMITS } from "../../../engine/slicing/bed-choice.ts";
import { isTurned, type Turn } from "../../../engine/slicing/turn.ts";
import { Button } from "../../ui/button.tsx";
import { LazyDisclosure } from "../../ui/lazy-disclosure.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";

interface Props {
  readonly name: string;
  readonly note?: string;
  /** As it was drawn, mm. */
  readonly size: Vec3 | undefined;
  readonly turn: Turn;
  readonly copies: number;
  readonly onCopies: (copies: number) => void;
  /** Absent where it can't be taken off: the project's own part. */
  readonly onRemove?: () => void;
  /** How it is turned, behind its name. */
  readonly children: ReactNode;
}

/** One part on the bed: its name, size and number; how it is turned on demand. */
export function BedRow({ name, note, size, turn, copies, onCopies, onRemove, children }: Props) {
  const say = useSay();
  const about = [
    note,
    size && say("bed.size", { x: size[0], y: size[1], z: size[2] }),
    isTurned(turn) && say("bed.turned"),
  ].filter(Boolean);
  return (
    <li>
      <LazyDisclosure
        level={4}
        title={
          <span className="bed-title">
            {name} <span className="small quiet">{about.join(", ")}</span>
          </span>
        }
      >
        <div className="form bed">{children}</div>
      </LazyDisclosure>
      <div className="bed-row">
        <NumberInput
          label={say("bed.copies.of", { name })}
          hideLabel
          unit={say("bed.copies.unit", { count: copies })}
          value={copies}
          {...BED_LIMITS.copies}
          decimals={0}
          hideSteppers
          onChange={(value) => onCopies(Math.round(value))}
        />
        {onRemove && (
          <Button kind="quiet" icon={<Trash2 aria-hidden />} onPress={onRemove}>
            {say("bed.remove")}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
