import { useRef, useState } from "react";
import type { FileOut } from "../../../browser/session/app-state.ts";
import { gcodeBytes } from "../../../browser/session/gcode-bytes.ts";
import type { ReEmitted } from "../../../engine/gcode/re-emit.ts";
import type { Result } from "../../../engine/foundation/result.ts";
import { FILAMENTS } from "../../../engine/machines/filaments.ts";
import { filamentsFor } from "../../../engine/machines/fits.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { useRun } from "../app-context.tsx";
import { readFile } from "../project-files.ts";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { GcodeUploadOutcome } from "./gcode-upload-outcome.tsx";

const GCODE_FILES = [".gcode", ".gco", ".g"] as const;

/** For which machine a file is written anew. */
interface Choice {
  readonly printer: string;
  readonly filament: string;
}

interface Checked {
  /** The how manieth check it was. */
  readonly count: number;
  readonly name: string;
  readonly choice: Choice;
  readonly result: Result<ReEmitted>;
}

/** A print file from elsewhere: looked at line by line, and its moves written anew for a printer here. */
export function GcodeUpload() {
  const say = useSay();
  const run = useRun();
  const [choice, setChoice] = useState<Choice>({
    printer: PRINTERS[0]?.id ?? "",
    filament: FILAMENTS[0]?.id ?? "",
  });
  const [file, setFile] = useState<File>();
  const [checked, setChecked] = useState<Checked>();
  const [progress, setProgress] = useState<number>();
  const checks = useRef(0);
  const ending = useRef<AbortController>(undefined);
  const printer = PRINTERS.find(({ id }) => id === choice.printer);
  const filaments = printer ? filamentsFor(printer, FILAMENTS) : FILAMENTS;
  const choose = (change: Partial<Choice>) => setChoice({ ...choice, ...change });

  const check = async (given: File) => {
    setFile(given);
    const count = ++checks.current;
    setChecked(undefined);
    const profile = resolveProfile(choice);
    if (!profile.ok) {
      setChecked({ count, name: given.name, choice, result: profile });
      return;
    }
    ending.current?.abort();
    const mine = new AbortController();
    ending.current = mine;
    setProgress(0);
    const { bytes } = await readFile(given);
    const result = await run(
      "reEmit",
      { bytes, profile: profile.value },
      { signal: mine.signal, onProgress: setProgress, transferInput: true },
    );
    // Another file was chosen meanwhile.
    if (ending.current !== mine) return;
    setProgress(undefined);
    if (!mine.signal.aborted) setChecked({ count, name: given.name, choice, result });
  };
  const save = ({ gcode }: ReEmitted, name: string) =>
    saveFile(newFile(gcode.chunks, name, choice));
  const isOther =
    checked &&
    (checked.choice.printer !== choice.printer || checked.choice.filament !== choice.filament);
  return (
    <div className="form">
      <p>{say("gcode-upload.what")}</p>
      <Select
        label={say("slice.printer")}
        value={choice.printer}
        options={PRINTERS.map(({ id, name }) => ({ id, text: name }))}
        onChange={(id) => choose({ printer: id })}
      />
      <Select
        label={say("slice.filament")}
        description={say("gcode-upload.heats")}
        value={choice.filament}
        options={filaments.map(({ id, name }) => ({ id, text: name }))}
        onChange={(id) => choose({ filament: id })}
      />
      <FileDrop
        label={say("gcode-upload.drop")}
        buttonLabel={say("gcode-upload.choose")}
        description={say("gcode-upload.types")}
        accept={GCODE_FILES}
        onFiles={([given]) => given && void check(given)}
      />
      {progress !== undefined && (
        <ProgressBar
          label={say("gcode-upload.running", { name: file?.name ?? "" })}
          fraction={progress}
          onCancel={() => ending.current?.abort()}
          cancelLabel={say("cancel")}
        />
      )}
      {file && isOther && (
        <div className="row">
          <span>{say("gcode-upload.other")}</span>
          <Button onPress={() => void check(file)}>{say("gcode-upload.again")}</Button>
        </div>
      )}
      {checked && !isOther && (
        <GcodeUploadOutcome
          key={checked.count}
          name={checked.name}
          result={checked.result}
          onSave={(made) => save(made, checked.name)}
        />
      )}
    </div>
  );
}

/** Named after the file that was given and the printer that it is for. */
function newFile(
  chunks: ReEmitted["gcode"]["chunks"],
  given: string,
  { printer }: Choice,
): FileOut {
  const plain = given.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "-");
  return {
    name: `${plain || "print"}-${printer}.gcode`,
    mime: "text/x-gcode",
    bytes: gcodeBytes(chunks),
  };
}
