import "../css/support-box.css";
import { Undo2 } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { reachOf } from "../../../browser/session/mesh-part.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { SupportBox } from "../../../engine/records/event-types.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { LockedNote } from "./locked-note.tsx";
import { SupportBoxField } from "./support-box-field.tsx";
import { firstBox } from "./support-box-first.ts";
import { SupportBoxPicture } from "./support-box-picture.tsx";

interface Props {
  readonly mesh: Mesh | undefined;
  readonly boxes: readonly SupportBox[];
  /** Support is on, so that the boxes do something. */
  readonly isSupported: boolean;
  /** The lesson says what is supported. */
  readonly isLocked: boolean;
  readonly onChange: (boxes: readonly SupportBox[]) => void;
}

/** As many as the records take. */
const MOST = 100;
const MOST_STEPS = 50;

/** Boxes in which the person wants support, or none. */
export function SupportBoxList({ mesh, boxes, isSupported, isLocked, onChange }: Props) {
  const say = useSay();
  const [past, setPast] = useState<readonly (readonly SupportBox[])[]>([]);
  const [told, setTold] = useState("");
  const undo = useRef<HTMLButtonElement>(null);
  const reach = useMemo(() => mesh && reachOf(mesh), [mesh]);
  if (isLocked) return <LockedNote>{say("boxes.locked")}</LockedNote>;
  if (!mesh || !reach) return <p className="small quiet">{say("boxes.no-part")}</p>;
  const change = (next: readonly SupportBox[], what: string) => {
    setPast([...past.slice(-MOST_STEPS), boxes]);
    setTold(what);
    onChange(next);
  };
  const goBack = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setTold(say("boxes.undone"));
    onChange(before);
  };
  return (
    <div className="form">
      <p className="small">{say("boxes.about")}</p>
      <p className="small quiet">
        {(["x", "y", "z"] as const)
          .map((axis, i) =>
            say("boxes.reach", {
              axis: axis.toUpperCase(),
              min: reach.min[i]!,
              max: reach.max[i]!,
            }),
          )
          .join(" ")}
      </p>
      {boxes.length > 0 && !isSupported && <p className="small">{say("boxes.idle")}</p>}
      <SupportBoxPicture mesh={mesh} boxes={boxes} />
      {boxes.map((box, i) => (
        <SupportBoxField
          key={i}
          box={box}
          number={i + 1}
          onChange={(next) => change(boxes.with(i, next), "")}
          onRemove={() => {
            change(boxes.toSpliced(i, 1), say("boxes.removed", { number: i + 1 }));
            // Where the focus was is gone.
            requestAnimationFrame(() => undo.current?.focus());
          }}
        />
      ))}
      <div className="row">
        {(["force", "block"] as const).map((kind) => (
          <Button
            key={kind}
            isDisabled={boxes.length >= MOST}
            onPress={() =>
              change(
                [...boxes, firstBox(kind, reach)],
                say("boxes.added", { number: boxes.length + 1 }),
              )
            }
          >
            {say(`boxes.add.${kind}`)}
          </Button>
        ))}
        {past.length > 0 && (
          <Button ref={undo} kind="quiet" icon={<Undo2 aria-hidden />} onPress={goBack}>
            {say("boxes.undo")}
          </Button>
        )}
      </div>
      <p className="small quiet" role="status">
        {told}
      </p>
    </div>
  );
}
