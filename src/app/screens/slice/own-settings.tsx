import { useEffect, useState } from "react";
import {
  choiceFor,
  keepOwnProcesses,
  ownProcesses,
  ownProcessFile,
  processOf,
  readOwnProcess,
} from "../../../browser/session/slice-own.ts";
import type { ProfileChoice, SettingValues } from "../../../browser/session/slice-state.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { ProcessProfile } from "../../../engine/machines/profile-types.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useApp } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";

interface Props {
  readonly choice: ProfileChoice;
  readonly settings: SettingValues;
  /** Takes a process and exactly these settings over it. */
  readonly onTake: (process: string, settings: SettingValues) => void;
}

/** The person's own ways of printing: named, used again, saved as files and read from them. */
export function OwnSettings({ choice, settings, onTake }: Props) {
  const say = useSay();
  const { profile } = useApp();
  const person = profile?.actor ?? "";
  const [own, setOwn] = useState<readonly ProcessProfile[]>([]);
  const [name, setName] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState("");
  useEffect(() => {
    let isGone = false;
    void ownProcesses(person).then((found) => {
      if (!isGone) setOwn(found);
    });
    return () => {
      isGone = true;
    };
  }, [person]);
  const keep = (next: readonly ProcessProfile[], word: string) => {
    setOwn(next);
    setProblems([]);
    setSaid(word);
    void keepOwnProcesses(person, next);
  };
  const add = (made: ProcessProfile) => {
    const others = own.filter((each) => each.name !== made.name);
    keep([...others, made], say("own.saved", { name: made.name }));
  };
  const take = (each: ProcessProfile) => {
    const found = choiceFor(each, choice);
    setProblems(found.problems);
    if (!found.ok) return;
    onTake(found.value.process, found.value.settings);
    setSaid(say("own.taken", { name: each.name }));
  };
  const save = async (each: ProcessProfile) => {
    const bytes = new TextEncoder().encode(await ownProcessFile(each));
    saveFile({ name: `${each.id}.json`, mime: "application/json", bytes });
  };
  const read = async ([file]: File[]) => {
    if (!file) return;
    const found = await readOwnProcess(await file.text());
    setProblems(found.problems);
    if (!found.ok) return;
    const id = processOf(found.value.name, choice.process, {}, own)?.id ?? found.value.id;
    add({ ...found.value, id });
  };
  return (
    <div className="form">
      <p className="small quiet">{say("own.explain")}</p>
      <TextField label={say("own.name")} value={name} onChange={setName} maxLength={60} />
      <Button
        isDisabled={name.trim() === ""}
        onPress={() => {
          const made = processOf(name.trim(), choice.process, settings, own);
          if (made) add(made);
          setName("");
        }}
      >
        {say("own.save")}
      </Button>
      <p className="small" role="status">
        {said}
      </p>
      <WorkProblems problems={problems} />
      {own.length > 0 && (
        <ul className="own-list" aria-label={say("own.list")}>
          {own.map((each) => (
            <li key={each.id}>
              <strong>{each.name}</strong>
              <span className="row">
                <Button
                  onPress={() => take(each)}
                  aria-label={say("own.take.of", { name: each.name })}
                >
                  {say("own.take")}
                </Button>
                <Button
                  onPress={() => void save(each)}
                  aria-label={say("own.file.of", { name: each.name })}
                >
                  {say("own.file")}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={say("own.remove.of", { name: each.name })}
                  onPress={() =>
                    keep(
                      own.filter(({ id }) => id !== each.id),
                      say("own.removed", { name: each.name }),
                    )
                  }
                >
                  {say("own.remove")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        label={say("own.import")}
        buttonLabel={say("own.import.choose")}
        accept={[".json"]}
        onFiles={(files) => void read(files)}
      />
    </div>
  );
}
