import { canonicalJson } from "../../engine/records/canonical-json.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { PrintChoice } from "../../engine/records/event-types.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { FileOut } from "./app-state.ts";
import { createAutosave } from "./autosave.ts";
import type { BenchActions, BenchState } from "./bench-state.ts";
import type { Desk } from "./desk.ts";
import { gcodeBytes } from "./gcode-bytes.ts";
import { modelPart, partSummary, sameSolid } from "./model-part.ts";
import { fileName } from "./profile-records.ts";
import { filesOf, type OtherOnBed, othersOf } from "./others-on-bed.ts";
import type { Services } from "./services.ts";
import { choiceOf, freshSlice, sliceRecord } from "./slice-choice.ts";
import { slicePart } from "./slice-part.ts";
import type { SettingValues, Sliced, SliceState } from "./slice-state.ts";
import { trackWork } from "./track-work.ts";

/** After this pause in typing the script runs by itself, ms. */
const RUN_AFTER_MS = 500;

export interface BenchContext {
  readonly services: Services;
  readonly desk: Desk;
  read(): BenchState;
  write(change: Partial<BenchState>): void;
  /** The part is another one: what was made from it is stale. */
  partChanged(): void;
  /** There is a part, of this script with these values: the same part as before, it may be. */
  readonly scriptRan?: (madeBy: {
    readonly source: string;
    readonly values: ParameterValues;
  }) => void;
  /** Another printer, filament, setting or way to lie. */
  readonly printChosen?: () => void;
  /** There is a new print file. */
  readonly sliced?: () => Promise<void>;
  /** Resolves when what stands beside the part has been read, or could not be. */
  readonly othersRead?: () => Promise<void>;
  /** Where the part comes from when it isn't the script; undefined: it is. */
  otherPart?: (
    options: Parameters<typeof modelPart>[3],
  ) => ReturnType<typeof modelPart> | undefined;
}

/** The actions on what lesson and project have in common. */
export function createBench(context: BenchContext) {
  const { services, desk, read, write } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { subject } = read();

  const partWork = trackWork<Solid>(
    () => read().part,
    (part) => write({ part }),
  );
  const sliceWork = trackWork<Sliced>(
    () => read().slice.work,
    (work) => write({ slice: { ...read().slice, work } }),
  );
  // Not compared with the records: a step may still be on its way there.
  const saveSource = createAutosave(() => {
    const { source } = read();
    void desk.record({ type: "source.saved", subject, payload: { source } });
  }, desk.delay);
  const saveParameters = createAutosave(() => {
    const values = read().parameters;
    void desk.record({ type: "parameters.saved", subject, payload: { values } });
  }, desk.delay);
  /** Files of parts that came to the bed and aren't recorded yet, by their hash. */
  const fresh = new Map<string, StoredBlob>();
  const saveChoice = createAutosave(() => {
    const choice = choiceOf(read().slice);
    const blobs = filesOf(choice);
    const files = blobs.flatMap((hash) => fresh.get(hash) ?? []);
    for (const hash of blobs) fresh.delete(hash);
    void desk.record({ type: "print.chosen", subject, payload: { choice }, blobs }, files);
  }, desk.delay);

  const outdated = () => {
    sliceWork.markStale();
    context.partChanged();
  };
  const run = async () => {
    clearTimeout(timer);
    const { source, parameters, part } = read();
    const before = part.value;
    const made = await partWork.start((options) => {
      const other = context.otherPart?.(options);
      if (other) return other;
      return modelPart(services, source, parameters, options, ({ definitions, log }) =>
        write({ definitions, log }),
      );
    });
    if (!made?.ok) return;
    context.scriptRan?.({ source, values: parameters });
    // At once: a large part takes a while to be summed up, and the file and the verdict of the one
    // before are not its own.
    if (before && !sameSolid(before, made.value)) outdated();
    const summary = await partSummary(made.value);
    // Another has taken its place meanwhile, and is recorded by its own run.
    if (read().part.value !== made.value) return;
    const recorded = desk.work(subject)?.part;
    const known = recorded && canonicalJson(recorded) === canonicalJson(summary);
    if (!before && !known) outdated();
    if (!known) await desk.record({ type: "part.evaluated", subject, payload: { part: summary } });
  };
  const soon = () => {
    partWork.markStale();
    clearTimeout(timer);
    timer = setTimeout(() => void run(), RUN_AFTER_MS);
  };
  const rechosen = (slice: SliceState) => {
    sliceWork.cancel();
    write({ slice: { ...slice, work: read().slice.work } });
    sliceWork.markStale();
    context.printChosen?.();
    saveChoice.changed();
  };

  /** Those that a lesson and a project give on as they are. */
  const actions: Omit<BenchActions, "cancel" | "gcodeFile"> = {
    run,
    setSource(source) {
      if (source === read().source) return;
      write({ source });
      saveSource.changed();
      soon();
    },
    setParameter(name, value) {
      write({ parameters: { ...read().parameters, [name]: value } });
      saveParameters.changed();
      soon();
    },
    resetParameters() {
      write({ parameters: {} });
      saveParameters.changed();
      soon();
    },
    chooseProfile(choice) {
      const { slice } = read();
      rechosen({ ...slice, choice: { ...slice.choice, ...choice } });
    },
    setSetting(name, value) {
      const { slice } = read();
      const { [name]: _, ...others } = slice.settings;
      rechosen({ ...slice, settings: value === undefined ? others : { ...others, [name]: value } });
    },
    setSupportBoxes(boxes) {
      rechosen({ ...read().slice, boxes });
    },
    setBed(bed) {
      const { slice } = read();
      rechosen({ ...slice, bed: { ...slice.bed, ...bed } });
    },
    async slicePart() {
      const { part } = read();
      if (!part.value || part.stale) await run();
      const solid = read().part.value;
      if (!solid || read().part.stale) return;
      const made = await sliceWork.start(async (options) => {
        await context.othersRead?.();
        return slicePart(services, solid.mesh, read().slice, options, (preview) => {
          // Its first layers may be on their way when a change of the bed has ended it.
          if (!options.signal?.aborted) write({ slice: { ...read().slice, preview } });
        });
      });
      if (read().slice.work.status !== "running" && read().slice.preview)
        write({ slice: { ...read().slice, preview: undefined } });
      // Made of a part that has changed meanwhile: shown as stale, and no step of the work.
      if (!made?.ok || read().slice.work.stale) return;
      // The files of the bed's parts are recorded with the choice, which comes first.
      saveChoice.flush();
      const slice = sliceRecord(read().slice, made.value);
      const recorded = desk.work(subject)?.slice;
      write({ slice: { ...read().slice, recorded: slice } });
      if (!recorded || canonicalJson(recorded) !== canonicalJson(slice))
        await desk.record({
          type: "slice.made",
          subject,
          payload: { slice },
          blobs: filesOf(slice),
        });
      await context.sliced?.();
    },
  };

  return {
    actions,
    /** `files`: those of parts that are new there. */
    setOthers(others: readonly OtherOnBed[], files: readonly StoredBlob[] = []) {
      for (const file of files) fresh.set(file.hash, file);
      rechosen({ ...read().slice, others });
      // Not left to the moment when the page goes: a large file takes a while to be written.
      if (files.length > 0) saveChoice.flush();
    },
    gcodeFile(title: string): FileOut | null {
      const sliced = read().slice.work.value;
      if (!sliced) return null;
      const name = `${fileName(title, sliced.profile.printer.id)}.gcode`;
      return { name, mime: "text/x-gcode", bytes: gcodeBytes(sliced.gcode.chunks) };
    },
    cancel() {
      clearTimeout(timer);
      partWork.cancel();
      sliceWork.cancel();
    },
    /** Writes what the autosave still holds. */
    flush() {
      saveSource.flush();
      saveParameters.flush();
      saveChoice.flush();
    },
    /**
     * Takes code, sizes and the choice of print that were saved by another tab or an import: what is
     * saved here next would undo them. True if there are other parts to be read.
     */
    adopt(source: string, parameters: SettingValues, choice?: PrintChoice): boolean {
      const { slice } = read();
      const chosen = choice && canonicalJson(choiceOf(slice)) !== canonicalJson(choice);
      if (chosen) {
        sliceWork.cancel();
        const { work, recorded } = read().slice;
        const taken = freshSlice(slice.printers, slice.locked, choice);
        // A lesson prints its part alone.
        const others = context.othersRead ? othersOf(choice) : [];
        write({ slice: { ...taken, others, work, recorded } });
        sliceWork.markStale();
        context.printChosen?.();
      }
      const before = read();
      if (
        source === before.source &&
        canonicalJson(parameters) === canonicalJson(before.parameters)
      )
        return chosen === true;
      write({ source, parameters });
      partWork.markStale();
      void run();
      return chosen === true;
    },
    /** Something here isn't written yet. */
    dirty: () => saveSource.dirty || saveParameters.dirty || saveChoice.dirty,
  };
}
