import { memo, useState } from "react";
import type {
  ProfileChoice,
  SettingValue,
  SliceState,
} from "../../../browser/session/slice-state.ts";
import { FILAMENTS } from "../../../engine/machines/filaments.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import { PROCESSES } from "../../../engine/machines/processes.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { type Setting, SETTINGS } from "../../../engine/machines/settings.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";

interface Props extends Pick<SliceState, "choice" | "settings" | "locked" | "printers"> {
  readonly onChoice: (choice: Partial<ProfileChoice>) => void;
  readonly onSetting: (name: string, value: SettingValue | undefined) => void;
}

/** Shown first; all the others on demand. */
const FIRST: readonly string[] = ["layer_height", "wall_count", "infill_density"];

/** Printer, filament and process, a few settings, and all settings on demand with their meaning. */
function Settings({ choice, settings, locked, printers, onChoice, onSetting }: Props) {
  const say = useSay();
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const profile = resolveProfile({
    ...choice,
    set: { ...settings, ...locked },
  });
  const values: Readonly<Record<string, SettingValue>> = profile.ok
    ? { ...profile.value.settings }
    : {};
  const field = (setting: Setting) => (
    <SettingField
      key={setting.name}
      setting={setting}
      value={values[setting.name] ?? setting.default}
      locked={setting.name in locked}
      onChange={(value) => onSetting(setting.name, value)}
    />
  );
  const wanted = search.trim().toLowerCase();
  const found = SETTINGS.filter(
    ({ name }) =>
      !FIRST.includes(name) && `${name} ${say(`setting.${name}`)}`.toLowerCase().includes(wanted),
  );
  return (
    <div className="form">
      <Select
        label={say("slice.printer")}
        value={choice.printer}
        options={PRINTERS.filter(({ id }) => printers.length === 0 || printers.includes(id)).map(
          ({ id, name }) => ({ id, text: name }),
        )}
        onChange={(printer) => onChoice({ printer })}
      />
      <Select
        label={say("slice.filament")}
        value={choice.filament}
        options={FILAMENTS.map(({ id, name }) => ({ id, text: name }))}
        onChange={(filament) => onChoice({ filament })}
      />
      <Select
        label={say("slice.process")}
        value={choice.process}
        options={PROCESSES.map(({ id, name }) => ({ id, text: name }))}
        onChange={(process) => onChoice({ process })}
      />
      {SETTINGS.filter(({ name }) => FIRST.includes(name)).map(field)}
      {!profile.ok && <WorkProblems problems={profile.problems} />}
      <Disclosure title={say("slice.all-settings")} isExpanded={all} onExpandedChange={setAll}>
        {all && (
          <div className="form">
            <TextField label={say("slice.search")} value={search} onChange={setSearch} />
            {found.map(field)}
            {found.length === 0 && <p className="quiet">{say("slice.search.none")}</p>}
          </div>
        )}
      </Disclosure>
    </div>
  );
}

/**
 * Held still while the slicer reports its progress: with all fields drawn again at each report the
 * page had tasks of 50 to 160 ms while slicing.
 */
export const SliceSettings = memo(Settings);

interface FieldProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  readonly locked: boolean;
  readonly onChange: (value: SettingValue) => void;
}

function SettingField({ setting, value, locked, onChange }: FieldProps) {
  const say = useSay();
  const label = say(`setting.${setting.name}`);
  const help = say(`setting.${setting.name}.help`);
  const description = locked ? say("slice.locked", { help }) : help;
  if (setting.type === "boolean")
    return (
      <div>
        <Checkbox isSelected={value === true} onChange={onChange} isDisabled={locked}>
          {label}
        </Checkbox>
        <p className="quiet small">{description}</p>
      </div>
    );
  if (setting.type === "choice")
    return (
      <Select
        label={label}
        description={description}
        value={String(value)}
        options={setting.choices.map((id) => ({ id, text: say(`choice.${setting.name}.${id}`) }))}
        onChange={onChange}
        isDisabled={locked}
      />
    );
  const percent = setting.unit === "fraction";
  const factor = percent ? 100 : 1;
  return (
    <NumberInput
      label={label}
      description={description}
      value={Number(value) * factor}
      min={setting.min * factor}
      max={setting.max * factor}
      step={setting.unit === "mm" ? 0.05 : setting.whole ? 1 : 5}
      decimals={percent ? 0 : 3}
      unit={say(`unit.${setting.unit}`)}
      isDisabled={locked}
      onChange={(next) => onChange(next / factor)}
    />
  );
}
