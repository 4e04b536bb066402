import "../css/settings.css";
import { Lock } from "lucide-react";
import { memo, useMemo, useState } from "react";
import type {
  ProfileChoice,
  Sliced,
  SettingValue,
  SettingValues,
  SliceState,
} from "../../../browser/session/slice-state.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { qualityOf } from "../../../engine/gcode/print-quality.ts";
import { isReading, type OtherOnBed } from "../../../browser/session/others-on-bed.ts";
import { bedFor, isBedLocked } from "../../../browser/session/part-on-bed.ts";
import { boxesFor } from "../../../browser/session/slice-part.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { FILAMENTS } from "../../../engine/machines/filaments.ts";
import { filamentsFor, processesFor } from "../../../engine/machines/fits.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import { PROCESSES } from "../../../engine/machines/processes.ts";
import type { ProcessProfile } from "../../../engine/machines/profile-types.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { defaultSettings, settingOf } from "../../../engine/machines/settings.ts";
import type { SupportBox } from "../../../engine/records/event-types.ts";
import type { BedChoice } from "../../../engine/slicing/bed-choice.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { type Say, useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import type { Beside } from "./bed-beside.ts";
import { BedSection } from "./bed-section.tsx";
import { AllSettings } from "./all-settings.tsx";
import { OwnSettings } from "./own-settings.tsx";
import type { FieldContext } from "./setting-field.tsx";
import { SupportBoxList } from "./support-box-list.tsx";
import { changesFor, partsOf, STRENGTH_SETTINGS, STRENGTHS, strengthOf } from "./strength.ts";

interface Props
  extends Pick<SliceState, "choice" | "settings" | "boxes" | "bed" | "locked" | "printers"> {
  /** The part, for what a setting would do to it. */
  readonly mesh: Mesh | undefined;
  /** What else may stand on the bed; absent in a lesson. */
  readonly beside?: Beside;
  /** What was made with just these settings. */
  readonly sliced: Sliced | undefined;
  /** Its virtual print, if there is one. */
  readonly deposit: Deposit | undefined;
  /** The person's own slicing, or its virtual print, is running. */
  readonly isBusy: boolean;
  readonly onChoice: (choice: Partial<ProfileChoice>) => void;
  readonly onSetting: (name: string, value: SettingValue | undefined) => void;
  readonly onBoxes: (boxes: readonly SupportBox[]) => void;
  readonly onBed: (bed: Partial<BedChoice>) => void;
}

const NONE: readonly OtherOnBed[] = [];

/** A brim that holds a part with a small foot, mm. */
const BRIM = 5;

/** Printer, filament and a few plain choices; all settings and the person's own on demand. */
function Settings(props: Props) {
  const { choice, settings, locked, printers, mesh, sliced, deposit, isBusy } = props;
  const { boxes, bed, beside, onChoice, onSetting, onBoxes, onBed } = props;
  const others = beside?.others ?? NONE;
  const placed = useMemo(
    () => ({ ...boxesFor({ boxes, locked }), bed: bedFor({ bed, locked }), others }),
    [boxes, bed, others, locked],
  );
  const say = useSay();
  const [all, setAll] = useState(false);
  const [mine, setMine] = useState(false);
  const [boxed, setBoxed] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const set = useMemo<SettingValues>(() => ({ ...settings, ...locked }), [settings, locked]);
  const problems = useMemo(() => resolveProfile({ ...choice, set }).problems, [choice, set]);
  const own = useMemo<SettingValues>(() => {
    const plain = resolveProfile(choice);
    return { ...(plain.ok ? plain.value.settings : defaultSettings()) };
  }, [choice]);
  const values = useMemo<SettingValues>(() => ({ ...own, ...set }), [own, set]);
  const known = useMemo(
    () =>
      sliced && {
        plan: sliced.plan,
        summary: sliced.gcode.summary,
        figures: sliced.figures,
        ...(deposit ? { quality: qualityOf(deposit) } : {}),
      },
    [sliced, deposit],
  );
  const context: FieldContext = {
    values,
    own,
    locked,
    problems,
    base: { mesh, placed, choice, set, known, isBusy: isBusy || isReading(others) },
    open,
    onOpen: setOpen,
    onSetting,
  };
  const printer = PRINTERS.find(({ id }) => id === choice.printer);
  const take = (process: string, wanted: SettingValues) => {
    onChoice({ process });
    for (const name of new Set([...Object.keys(settings), ...Object.keys(wanted)]))
      if (!(name in locked)) onSetting(name, wanted[name]);
  };
  return (
    <div className="form">
      <Select
        label={say("slice.printer")}
        value={choice.printer}
        options={PRINTERS.filter(({ id }) => printers.length === 0 || printers.includes(id)).map(
          ({ id, name }) => ({ id, text: name }),
        )}
        onChange={(id) => onChoice({ printer: id })}
      />
      <Select
        label={say("slice.filament")}
        value={choice.filament}
        options={(printer ? filamentsFor(printer, FILAMENTS) : FILAMENTS).map(({ id, name }) => ({
          id,
          text: name,
        }))}
        onChange={(filament) => onChoice({ filament })}
      />
      <Select
        label={say("slice.process")}
        value={choice.process}
        options={(printer ? processesFor(printer, PROCESSES) : PROCESSES).map((one) => ({
          id: one.id,
          text: processText(say, one),
        }))}
        onChange={(process) => onChoice({ process })}
      />
      <BedSection
        mesh={mesh}
        bed={placed.bed}
        beside={beside}
        isLocked={isBedLocked({ locked })}
        choice={choice}
        set={set}
        onChange={onBed}
      />
      <StrengthChoice context={context} />
      <YesNo name="support" context={context} on={true} off={false} />
      <Disclosure
        title={
          boxes.length === 0
            ? say("boxes.title")
            : say("boxes.title.count", { count: boxes.length })
        }
        isExpanded={boxed}
        onExpandedChange={setBoxed}
      >
        {boxed && (
          <SupportBoxList
            mesh={mesh}
            boxes={boxes}
            isSupported={values["support"] === true}
            isLocked={"support" in locked}
            onChange={onBoxes}
          />
        )}
      </Disclosure>
      <YesNo name="brim_width" context={context} on={BRIM} off={0} />
      <WorkProblems problems={problems} />
      <Disclosure title={say("slice.all-settings")} isExpanded={all} onExpandedChange={setAll}>
        {all && <AllSettings context={context} />}
      </Disclosure>
      <Disclosure title={say("own.title")} isExpanded={mine} onExpandedChange={setMine}>
        {mine && <OwnSettings choice={choice} settings={set} onTake={take} />}
      </Disclosure>
    </div>
  );
}

/** How fine a process is, in the person's language; their own go by the name that they gave it. */
function processText(
  say: Say,
  { name, quality, nozzleDiameter, settings }: ProcessProfile,
): string {
  if (quality === undefined) return name;
  const process = say(`process.${quality}`, { height: Number(settings["layer_height"]) });
  return nozzleDiameter === 0.4
    ? process
    : say("process.nozzle", { process, nozzle: nozzleDiameter });
}

/**
 * Held still while the slicer reports its progress: with all fields drawn again at each report the
 * page had tasks of 50 to 160 ms while slicing.
 */
export const SliceSettings = memo(Settings);

function StrengthChoice({ context }: { readonly context: FieldContext }) {
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
        <p className="setting-note small">
          <Lock aria-hidden /> {say("settings.locked")}
        </p>
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

interface YesNoProps {
  readonly name: "support" | "brim_width";
  readonly context: FieldContext;
  readonly on: SettingValue;
  readonly off: SettingValue;
}

/** A setting as one tick, with what it is for. */
function YesNo({ name, context, on, off }: YesNoProps) {
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
