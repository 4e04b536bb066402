import "../css/settings.css";
import { memo, useMemo, useState } from "react";
import type { PrintActions } from "../../../browser/session/bench-state.ts";
import { isReading } from "../../../browser/session/others-on-bed.ts";
import { bedFor, boxesFor, isBedLocked } from "../../../browser/session/slice-choice.ts";
import type { Sliced, SettingValues, SliceState } from "../../../browser/session/slice-state.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { qualityOf } from "../../../engine/gcode/print-quality.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { FILAMENTS } from "../../../engine/machines/filaments.ts";
import { filamentsFor, processesFor } from "../../../engine/machines/fits.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import { PROCESSES } from "../../../engine/machines/processes.ts";
import type { ProcessProfile } from "../../../engine/machines/profile-types.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { defaultSettings } from "../../../engine/machines/settings.ts";
import { LazyDisclosure } from "../../ui/lazy-disclosure.tsx";
import { Select } from "../../ui/select.tsx";
import { type Say, useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { AllSettings } from "./all-settings.tsx";
import { ALONE, type Beside } from "./bed-beside.ts";
import { BedSection } from "./bed-section.tsx";
import { OwnSettings } from "./own-settings.tsx";
import type { FieldContext } from "./setting-field.tsx";
import { StrengthChoice } from "./strength-choice.tsx";
import { SupportBoxList } from "./support-box-list.tsx";
import type { SliceView } from "./use-slice-view.ts";
import { YesNo } from "./yes-no.tsx";

/** A brim that holds a part with a small foot, mm. */
const BRIM = 5;

interface Props {
  readonly view: SliceView;
  /** What else may stand on the bed; absent in a lesson. */
  readonly beside?: Beside;
}

/** Printer, filament and a few plain choices; all settings and the person's own on demand. */
export function SliceSettings({ view: { part, slice, sliced, check, actions }, beside }: Props) {
  const { choice, settings, boxes, bed, locked, printers, work } = slice;
  return (
    <Settings
      choice={choice}
      settings={settings}
      boxes={boxes}
      bed={bed}
      locked={locked}
      printers={printers}
      mesh={part.value?.mesh}
      beside={beside}
      sliced={sliced}
      deposit={check.deposit}
      isBusy={work.status === "running" || check.status === "running"}
      actions={actions}
    />
  );
}

interface SettingsProps
  extends Pick<SliceState, "choice" | "settings" | "boxes" | "bed" | "locked" | "printers"> {
  /** The part, for what a setting would do to it. */
  readonly mesh: Mesh | undefined;
  readonly beside: Beside | undefined;
  /** What was made with just these settings. */
  readonly sliced: Sliced | undefined;
  /** Its virtual print, if there is one. */
  readonly deposit: Deposit | undefined;
  /** The person's own slicing, or its virtual print, is running. */
  readonly isBusy: boolean;
  readonly actions: PrintActions;
}

/**
 * Held still while the slicer reports its progress: with all fields drawn again at each report the
 * page had tasks of 50 to 160 ms while slicing.
 */
const Settings = memo(function Settings(props: SettingsProps) {
  const { choice, settings, locked, printers, mesh, sliced, deposit, isBusy } = props;
  const { boxes, bed, beside, actions } = props;
  const others = beside?.others ?? ALONE;
  const placed = useMemo(
    () => ({ ...boxesFor({ boxes, locked }), bed: bedFor({ bed, locked }), others }),
    [boxes, bed, others, locked],
  );
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  const set = useMemo<SettingValues>(() => ({ ...settings, ...locked }), [settings, locked]);
  const resolved = useMemo(() => resolveProfile({ ...choice, set }), [choice, set]);
  const { problems } = resolved;
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
    onSetting: actions.setSetting,
  };
  const printer = PRINTERS.find(({ id }) => id === choice.printer);
  const take = (process: string, wanted: SettingValues) => {
    actions.chooseProfile({ process });
    for (const name of new Set([...Object.keys(settings), ...Object.keys(wanted)]))
      if (!(name in locked)) actions.setSetting(name, wanted[name]);
  };
  return (
    <div className="form">
      <Select
        label={say("slice.printer")}
        value={choice.printer}
        options={PRINTERS.filter(({ id }) => printers.length === 0 || printers.includes(id)).map(
          ({ id, name }) => ({ id, text: name }),
        )}
        onChange={(id) => actions.chooseProfile({ printer: id })}
      />
      <Select
        label={say("slice.filament")}
        value={choice.filament}
        options={(printer ? filamentsFor(printer, FILAMENTS) : FILAMENTS).map(({ id, name }) => ({
          id,
          text: name,
        }))}
        onChange={(filament) => actions.chooseProfile({ filament })}
      />
      <Select
        label={say("slice.process")}
        value={choice.process}
        options={(printer ? processesFor(printer, PROCESSES) : PROCESSES).map((one) => ({
          id: one.id,
          text: processText(say, one),
        }))}
        onChange={(process) => actions.chooseProfile({ process })}
      />
      <BedSection
        mesh={mesh}
        bed={placed.bed}
        beside={beside}
        isLocked={isBedLocked({ locked })}
        profile={resolved.ok ? resolved.value : undefined}
        onChange={actions.setBed}
      />
      <StrengthChoice context={context} />
      <YesNo name="support" context={context} on={true} off={false} />
      <LazyDisclosure
        title={
          boxes.length === 0
            ? say("boxes.title")
            : say("boxes.title.count", { count: boxes.length })
        }
      >
        <SupportBoxList
          mesh={mesh}
          boxes={boxes}
          isSupported={values["support"] === true}
          isLocked={"support" in locked}
          onChange={actions.setSupportBoxes}
        />
      </LazyDisclosure>
      <YesNo name="brim_width" context={context} on={BRIM} off={0} />
      <WorkProblems problems={problems} />
      <LazyDisclosure title={say("slice.all-settings")}>
        <AllSettings context={context} />
      </LazyDisclosure>
      <LazyDisclosure title={say("own.title")}>
        <OwnSettings choice={choice} settings={set} onTake={take} />
      </LazyDisclosure>
    </div>
  );
});

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
