import { Trash2, Undo2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { OtherOnBed } from "../../../browser/session/others-on-bed.ts";
import type { Mesh, Vec3 } from "../../../engine/geometry/mesh.ts";
import { MOST_OTHER_PARTS } from "../../../engine/records/event-types.ts";
import { BED_LIMITS, type BedChoice } from "../../../engine/slicing/bed-choice.ts";
import { isTurned, type Turn } from "../../../engine/slicing/turn.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import type { Beside } from "./bed-beside.ts";
import { BedFaces } from "./bed-faces.tsx";
import { BedTurn } from "./bed-turn.tsx";

interface Props {
  /** The project's own part. */
  readonly mesh: Mesh;
  readonly size: Vec3;
  readonly bed: BedChoice;
  readonly beside: Beside;
  readonly supportAngle: number | undefined;
  readonly onChange: (bed: Partial<BedChoice>) => void;
}

/** All parts on the bed: each with its name, size, number and turn; the others can be taken off. */
export function BedList({ mesh, size, bed, beside, supportAngle, onChange }: Props) {
  const say = useSay();
  const { others, title, actions } = beside;
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
          <Row
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
          </Row>
          {others.map((other, i) => {
            const { part } = other;
            const name = say("bed.named", { number: i + 2, name: nameOf(part.name) });
            return (
              <Row
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
              </Row>
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

interface RowProps {
  readonly name: string;
  readonly note?: string;
  /** As it was drawn, mm. */
  readonly size: Vec3 | undefined;
  readonly turn: Turn;
  readonly copies: number;
  readonly onCopies: (copies: number) => void;
  readonly onRemove?: () => void;
  /** How it is turned, behind its name. */
  readonly children: ReactNode;
}

function Row({ name, note, size, turn, copies, onCopies, onRemove, children }: RowProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const about = [
    note,
    size && say("bed.size", { x: size[0], y: size[1], z: size[2] }),
    isTurned(turn) && say("bed.turned"),
  ].filter(Boolean);
  return (
    <li>
      <Disclosure
        level={4}
        title={
          <span className="bed-title">
            {name} <span className="small quiet">{about.join(", ")}</span>
          </span>
        }
        isExpanded={open}
        onExpandedChange={setOpen}
      >
        {open && <div className="form bed">{children}</div>}
      </Disclosure>
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

interface TurnProps {
  readonly mesh: Mesh;
  readonly turn: Turn;
  /** Unknown while the settings don't go together. */
  readonly supportAngle: number | undefined;
  readonly onTurn: (turn: Turn) => void;
  /** The part is also shown in space, where a face can be picked. */
  readonly inSpace?: boolean;
}

/** How one part is turned: by its flat faces, and by degrees. */
export function PartTurn({ mesh, turn, supportAngle, onTurn, inSpace = false }: TurnProps) {
  const say = useSay();
  return (
    <>
      {supportAngle !== undefined && (
        <BedFaces mesh={mesh} turn={turn} supportAngle={supportAngle} onTurn={onTurn} />
      )}
      {inSpace && <p className="small quiet">{say("bed.faces.in-space")}</p>}
      <BedTurn turn={turn} onTurn={onTurn} />
    </>
  );
}
