import type { SettingValue } from "../../../browser/session/slice-state.ts";
import { settingOf } from "../../../engine/machines/settings.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { useSay } from "../say.tsx";
import type { FieldContext } from "./setting-field.tsx";

interface Props {
  readonly name: "support" | "brim_width";
  readonly context: FieldContext;
  readonly on: SettingValue;
  readonly off: SettingValue;
}

/** A setting as one tick, with what it is for. */
export function YesNo({ name, context, on, off }: Props) {
  const say = useSay();
  const { values, own, locked, onSetting } = context;
  const isLocked = name in locked;
  const value = values[name] ?? settingOf(name)?.default ?? off;
  return (
    <div>
      <Checkbox
        isSelected={value !== off}
        isDisabled={isLocked}
        onChange={(yes) => {
          const next = yes ? on : off;
          onSetting(name, next === own[name] ? undefined : next);
        }}
      >
        {say(`settings.ask.${name}`)}
      </Checkbox>
      <p className="small quiet">
        {isLocked ? say("settings.locked") : say(`settings.ask.${name}.note`)}
      </p>
    </div>
  );
}
