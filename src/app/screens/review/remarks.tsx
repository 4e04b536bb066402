import { useState } from "react";
import type { Pick } from "../../../browser/scene/scene-types.ts";
import type { Remark } from "../../../engine/records/review.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSay } from "../say.tsx";
import { sayFace } from "../stage/face-text.tsx";

interface Props {
  readonly remarks: readonly Remark[];
  readonly solid: Solid | undefined;
  /** The face picked in the scene, if any. */
  readonly picked: Pick | null;
  readonly onAdd: (
    text: string,
    pin?: { readonly face: number; readonly at: readonly [number, number, number] },
  ) => void;
  readonly onRemove: (id: string) => void;
  readonly onShow: (face: number) => void;
}

const WHOLE = "whole";

/** Remarks on the work: on the whole, or pinned to a face by a click or from the list of faces. */
export function Remarks({ remarks, solid, picked, onAdd, onRemove, onShow }: Props) {
  const say = useSay();
  const [text, setText] = useState("");
  const [face, setFace] = useState(WHOLE);
  const chosen = picked ? String(picked.face) : face;
  const options = [
    { id: WHOLE, text: say("review.remark.whole") },
    ...(solid?.faces ?? []).map((_, i) => ({
      id: String(i),
      text: solid ? sayFace(say, solid, i) : "",
    })),
  ];
  const add = () => {
    if (text.trim() === "") return;
    const found = solid?.faces[Number(chosen)];
    const middle = found?.bounds.min.map((low, i) => (low + (found.bounds.max[i] ?? low)) / 2);
    const at = picked?.point ?? [middle?.[0] ?? 0, middle?.[1] ?? 0, middle?.[2] ?? 0];
    if (chosen === WHOLE) onAdd(text.trim());
    else onAdd(text.trim(), { face: Number(chosen), at: [at[0], at[1], at[2]] });
    setText("");
  };
  return (
    <section className="form" aria-label={say("review.remarks")}>
      <h2>{say("review.remarks")}</h2>
      <ol className="remarks">
        {remarks.map((remark) => (
          <li key={remark.id}>
            {remark.text}
            <div className="row">
              {remark.face !== undefined && (
                <Button onPress={() => onShow(remark.face ?? 0)}>{say("lesson.show-me")}</Button>
              )}
              <Button onPress={() => onRemove(remark.id)}>{say("remove")}</Button>
            </div>
          </li>
        ))}
      </ol>
      <TextField label={say("review.remark.text")} rows={3} value={text} onChange={setText} />
      <Select
        label={say("review.remark.face")}
        value={chosen}
        options={options}
        onChange={setFace}
        isDisabled={picked !== null}
      />
      <Button onPress={add}>{say("review.remark.add")}</Button>
    </section>
  );
}
