import { useMemo, useState } from "react";
import type {
  ProfileChoice,
  SettingValue,
  SettingValues,
} from "../../../browser/session/slice-state.ts";
import { valuesToTry } from "../../../browser/session/slice-trial.ts";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { Setting } from "../../../engine/machines/settings.ts";
import { Button } from "../../ui/button.tsx";
import { sayProblem, useSay } from "../say.tsx";
import { sayEffect } from "./say-effect.ts";
import { sayValue } from "./say-setting.ts";
import { SettingPicture } from "./setting-picture.tsx";
import { type Placed, type Trial, useTrials } from "./use-trials.ts";

/** What trying needs to know of the slicing in force. */
export interface TrialBase {
  readonly mesh: Mesh | undefined;
  readonly placed: Placed;
  readonly choice: ProfileChoice;
  readonly set: SettingValues;
  readonly known: TriedPrint | undefined;
  readonly isBusy: boolean;
}

interface Props {
  readonly id: string;
  readonly setting: Setting;
  readonly value: SettingValue;
  readonly base: TrialBase;
  /** Absent where the setting is fixed. */
  readonly onChange?: ((value: SettingValue) => void) | undefined;
}

/** It opens under its field, which may be at the end of what is seen. */
const comeIntoView = (panel: HTMLElement | null): void =>
  panel?.scrollIntoView({ block: "center" });

/** What a setting is, its range, and what other values would do to this part. */
export function SettingPanel({ id, setting, value, base, onChange }: Props) {
  const say = useSay();
  const values = useMemo(() => valuesToTry(setting, value), [setting, value]);
  const { now, trials, problems } = useTrials({ ...base, name: setting.name, values });
  const [looked, setLooked] = useState<SettingValue>();
  const shown =
    trials.find((trial) => trial.value === looked && trial.print) ??
    trials.findLast((trial) => trial.print);
  const text = (each: SettingValue) => sayValue(say, setting, each);
  const isOver = !base.isBusy && trials.every((trial) => trial.print || trial.problems);
  return (
    <section
      ref={comeIntoView}
      id={id}
      className="setting-panel"
      aria-label={say(`setting.${setting.name}.name`)}
    >
      <p>{say(`setting.${setting.name}.explain`)}</p>
      {"min" in setting && (
        <p className="small quiet">
          {say("settings.range", { min: text(setting.min), max: text(setting.max) })}
          {setting.zero && ` ${say(`setting.zero.${setting.zero}`)}`}
        </p>
      )}
      {base.mesh ? (
        <>
          <h4>{say("settings.here")}</h4>
          {problems.map((problem) => (
            <p key={problem.code}>{sayProblem(say, problem)}</p>
          ))}
          {problems.length === 0 && (
            <ul className="effects" aria-busy={!isOver}>
              {trials.map((trial) => (
                <Effect
                  key={String(trial.value)}
                  trial={trial}
                  now={now}
                  text={text(trial.value)}
                  isLooked={trials.length > 1 && trial === shown}
                  onLook={trials.length > 1 ? () => setLooked(trial.value) : undefined}
                  onUse={onChange && (() => onChange(trial.value))}
                />
              ))}
            </ul>
          )}
          {now && shown?.print && (
            <SettingPicture
              name={setting.name}
              print={now}
              tried={shown.print}
              now={say("settings.picture.now", { value: text(value) })}
              then={say("settings.picture.then", { value: text(shown.value) })}
            />
          )}
        </>
      ) : (
        <p className="small quiet">{say("settings.no-part")}</p>
      )}
    </section>
  );
}

interface EffectProps {
  readonly trial: Trial;
  readonly now: TriedPrint | undefined;
  readonly text: string;
  readonly isLooked: boolean;
  readonly onLook: (() => void) | undefined;
  readonly onUse: (() => void) | undefined;
}

function Effect({ trial, now, text, isLooked, onLook, onUse }: EffectProps) {
  const say = useSay();
  const { print, problems } = trial;
  return (
    <li>
      <strong>{text}</strong>
      <span className="effect-figures">
        {print && now
          ? sayEffect(say, now, print).join(", ")
          : problems?.[0]
            ? sayProblem(say, problems[0])
            : say("settings.calculating")}
      </span>
      {print && (
        <span className="row">
          {onLook && (
            <Button kind="quiet" aria-pressed={isLooked} onPress={onLook}>
              {say("settings.look", { value: text })}
            </Button>
          )}
          {onUse && (
            <Button kind="quiet" onPress={onUse}>
              {say("settings.use", { value: text })}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
