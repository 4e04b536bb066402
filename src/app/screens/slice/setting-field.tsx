import { Lock, RotateCcw } from "lucide-react";
import { useId } from "react";
import type { SettingValue } from "../../../browser/session/slice-state.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import { type Setting, settingOf } from "../../../engine/machines/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { sayProblem, useSay } from "../say.tsx";
import { isIdle, sayValue } from "./say-setting.ts";
import { SettingPanel, type TrialBase } from "./setting-panel.tsx";

export interface FieldContext {
  /** All values in force, and those of the process alone. */
  readonly values: Readonly<Record<string, SettingValue>>;
  readonly own: Readonly<Record<string, SettingValue>>;
  readonly locked: Readonly<Record<string, SettingValue>>;
  readonly problems: readonly Problem[];
  readonly base: TrialBase;
  /** The setting whose panel is open: one at a time, since each tries prints. */
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
  readonly onSetting: (name: string, value: SettingValue | undefined) => void;
}

interface Props {
  readonly setting: Setting;
  readonly context: FieldContext;
}

/** One setting: its field, what is to be known of its value, and its panel on demand. */
export function SettingField({ setting, context }: Props) {
  const say = useSay();
  const panel = useId();
  const { values, own, locked, problems, open, onOpen, onSetting } = context;
  const { name } = setting;
  const value = values[name] ?? setting.default;
  const isLocked = name in locked;
  const before = own[name] ?? setting.default;
  const isChanged = !isLocked && value !== before;
  const isOpen = open === name;
  const label = say(`setting.${name}.name`);
  const needed = settingOf(setting.needs ?? "");
  return (
    <div className="setting" data-changed={isChanged || undefined}>
      <ValueField
        setting={setting}
        value={value}
        isLocked={isLocked}
        problem={problems.find(({ params }) => params["name"] === name)}
        onChange={(next) => onSetting(name, next)}
      />
      <Button
        kind="quiet"
        className="setting-about"
        aria-label={say("settings.about", { name: label })}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onPress={() => onOpen(isOpen ? null : name)}
      >
        ?
      </Button>
      {(isLocked || isChanged || (needed && isIdle(setting, values)) || value === 0) && (
        <div className="setting-notes small">
          {isLocked && (
            <span className="setting-note">
              <Lock aria-hidden /> {say("settings.locked")}
            </span>
          )}
          {"zero" in setting && setting.zero && value === 0 && (
            <span className="setting-note">{say(`setting.zero.${setting.zero}`)}</span>
          )}
          {needed && isIdle(setting, values) && (
            <span className="setting-note">
              {say("settings.needs", { name: say(`setting.${needed.name}.name`) })}
            </span>
          )}
          {isChanged && (
            <>
              <span className="setting-note setting-changed">{say("settings.changed")}</span>
              <Button
                kind="quiet"
                icon={<RotateCcw aria-hidden />}
                aria-label={say("settings.reset.of", {
                  name: label,
                  value: sayValue(say, setting, before),
                })}
                onPress={() => onSetting(name, undefined)}
              >
                {say("settings.reset", { value: sayValue(say, setting, before) })}
              </Button>
            </>
          )}
        </div>
      )}
      {isOpen && (
        <SettingPanel
          id={panel}
          setting={setting}
          value={value}
          base={context.base}
          onChange={isLocked ? undefined : (next) => onSetting(name, next)}
        />
      )}
    </div>
  );
}

interface ValueProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  readonly isLocked: boolean;
  readonly problem: Problem | undefined;
  readonly onChange: (value: SettingValue) => void;
}

function ValueField({ setting, value, isLocked, problem, onChange }: ValueProps) {
  const say = useSay();
  const label = say(`setting.${setting.name}.name`);
  const errorMessage = problem && sayProblem(say, problem);
  if (setting.kind === "boolean")
    return (
      <Checkbox isSelected={value === true} onChange={onChange} isDisabled={isLocked}>
        {label}
      </Checkbox>
    );
  if (setting.kind === "choice")
    return (
      <Select
        label={label}
        errorMessage={errorMessage}
        value={String(value)}
        options={setting.choices.map((id) => ({ id, text: say(`choice.${setting.name}.${id}`) }))}
        onChange={onChange}
        isDisabled={isLocked}
      />
    );
  const factor = setting.kind === "fraction" ? 100 : 1;
  return (
    <NumberInput
      label={label}
      errorMessage={errorMessage}
      value={Number(value) * factor}
      min={setting.min * factor}
      max={setting.max * factor}
      step={setting.unit === "mm" ? 0.05 : setting.kind === "integer" ? 1 : 5}
      decimals={factor === 100 ? 1 : 3}
      unit={say(`unit.${setting.unit}`)}
      isDisabled={isLocked}
      onChange={(next) => onChange(next / factor)}
    />
  );
}
