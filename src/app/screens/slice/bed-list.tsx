import { Undo2 } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { extent } from "../../../browser/session/mesh-part.ts";
import type { OtherOnBed } from "../../../browser/session/others-on-bed.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { MOST_OTHER_PARTS } from "../../../engine/records/event-types.ts";
import type { BedChoice } from "../../../engine/slicing/bed-choice.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import type { Beside } from "./bed-beside.ts";
import { BedRow } from "./bed-row.tsx";
import { PartTurn } from "./part-turn.tsx";

interface Props {
  /** The project's own part. */
  readonly mesh: Mesh;
  readonly bed: BedChoice;
  readonly beside: Beside;
  readonly supportAngle: number | undefined;
  readonly onChange: (bed: Partial<BedChoice>) => void;
}

/** All parts on the bed: each with its name, size, number and turn; the others can be taken off. */
export function BedList({ mesh, bed, beside, supportAngle, onChange }: Props) {
  const say = useSay();
  const { others, title, actions } = beside;
  const size = useMemo(() => extent(mesh), [mesh]);
  const [removed, setRemoved] = useState<{ other: OtherOnBed; at: number }>();
  const [told, setTold] = useState<{ id: string; name: string }>();
  const undo = useRef<HTMLButtonElement>(null);
  const rows = useRef<HTMLOListElement>(null);
  const before = useRef(others);
  useEffect(() => {
    const [was, last] = [before.current, others.at(-1)];
    before.current = others;
    if (!last || others.length <= was.length || was.some(({ part }) => part.id === last.part.id))
      return;
    setTold({ id: "bed.added", name: last.part.name });
    // The question for the unit had the focus and is gone.
    if (document.activeElement === document.body)
      rows.current?.lastElementChild?.querySelector("button")?.focus();
  }, [others]);
  const nameOf = (name: string): string => name || say("workshop.untitled");
  const change = (i: number, part: Partial<OtherOnBed["part"]>) =>
    actions.setOthers(others.with(i, { ...others[i]!, part: { ...others[i]!.part, ...part } }));
  const remove = (at: number) => {
    const other = others[at]!;
    setRemoved({ other, at });
    setTold({ id: "bed.removed", name: other.part.name });
    actions.setOthers(others.toSpliced(at, 1));
    // Where the focus was is gone.
    requestAnimationFrame(() => undo.current?.focus());
  };
  const putBack = () => {
    if (!removed) return;
    const { other, at } = removed;
    setRemoved(undefined);
    setTold({ id: "bed.added", name: other.part.name });
    actions.setOthers(others.toSpliced(at, 0, other));
    // The button that had the focus is gone; the own part's row comes first.
    requestAnimationFrame(() => rows.current?.children[at + 1]?.querySelector("button")?.focus());
  };
  return (
    <div className="bed-list">
      {others.length > 0 && <p className="small quiet">{say("bed.parts.how")}</p>}
      {others.length > 0 && (
        <ol ref={rows} aria-label={say("bed.parts")}>
          <BedRow
            name={say("bed.named", { number: 1, name: nameOf(title) })}
            note={say("bed.own")}
            size={size}
            turn={bed.turn}
            copies={bed.copies}
            onCopies={(copies) => onChange({ copies })}
          >
            <PartTurn
              mesh={mesh}
              turn={bed.turn}
              supportAngle={supportAngle}
              onTurn={(turn) => onChange({ turn })}
            />
          </BedRow>
          {others.map((other, i) => {
            const { part } = other;
            const name = say("bed.named", { number: i + 2, name: nameOf(part.name) });
            return (
              <BedRow
                key={part.id}
                name={name}
                size={other.size}
                turn={part.turn}
                copies={part.copies}
                onCopies={(copies) => change(i, { copies })}
                onRemove={() => remove(i)}
              >
                {other.mesh ? (
                  <PartTurn
                    mesh={other.mesh}
                    turn={part.turn}
                    supportAngle={supportAngle}
                    onTurn={(turn) => change(i, { turn: [...turn] })}
                  />
                ) : (
                  other.problems.length === 0 && <p className="small quiet">{say("bed.reading")}</p>
                )}
                <WorkProblems problems={other.problems} />
              </BedRow>
            );
          })}
        </ol>
      )}
      {removed && others.length < MOST_OTHER_PARTS && (
        <Button ref={undo} kind="quiet" icon={<Undo2 aria-hidden />} onPress={putBack}>
          {say("bed.put-back", { name: nameOf(removed.other.part.name) })}
        </Button>
      )}
      <p className="small quiet" role="status">
        {told && say(told.id, { name: nameOf(told.name) })}
      </p>
    </div>
  );
}
