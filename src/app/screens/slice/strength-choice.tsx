import type { SettingValue } from "../../../browser/session/slice-state.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useSay } from "../say.tsx";
import { LockedNote } from "./locked-note.tsx";
import type { FieldContext } from "./setting-field.tsx";
import { changesFor, partsOf, STRENGTH_SETTINGS, STRENGTHS, strengthOf } from "./strength.ts";

/** How strong the part becomes: walls, skins and infill in one choice of a few. */
export function StrengthChoice({ context }: { readonly context: FieldContext }) {
  const say = useSay();
  const { values, own, locked, onSetting } = context;
  const now = strengthOf(values, own);
  const isLocked = STRENGTH_SETTINGS.some((name) => name in locked);
  const note = (from: Readonly<Record<string, SettingValue>>) =>
    say("strength.sets", {
      walls: Number(from["wall_count"]),
      infill: Math.round(100 * Number(from["infill_density"])),
      top: Number(from["top_layers"]),
      bottom: Number(from["bottom_layers"]),
    });
  if (isLocked)
    return (
      <div className="field">
        <span className="field-label">{say("strength.title")}</span>
        <p>{note(values)}</p>
        <LockedNote>{say("settings.locked")}</LockedNote>
      </div>
    );
  const ids = now === null ? (["own", ...STRENGTHS] as const) : STRENGTHS;
  return (
    <RadioGroup
      label={say("strength.title")}
      className="strength"
      value={now ?? "own"}
      options={ids.map((id) => ({
        id,
        text: say(`strength.${id}`),
        note: id === (now ?? "own") ? note(id === "own" ? values : partsOf(id, own)) : undefined,
      }))}
      onChange={(id) => {
        if (id === "own") return;
        for (const [name, value] of changesFor(id, own)) onSetting(name, value);
      }}
    />
  );
}
