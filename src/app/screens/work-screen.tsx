import { useState } from "react";
import type { ImportSummary } from "../../browser/session/app-state.ts";
import { Button } from "../ui/button.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { useApp } from "./app-context.tsx";
import { saveFile } from "./save-file.ts";
import { useSay } from "./say.tsx";
import { ToneNotice } from "./tone-notice.tsx";
import { WorkProblems } from "./work-problems.tsx";

/** All my work as one file, out and in; and where it is kept. */
export function WorkScreen() {
  const say = useSay();
  const { storage, actions } = useApp();
  const [summary, setSummary] = useState<ImportSummary>();
  const take = async () => {
    const file = await actions.exportWork();
    if (file) saveFile(file);
  };
  const bring = async (files: File[]) => {
    for (const file of files)
      setSummary(await actions.importWork(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <div className="page page-narrow">
      <h1>{say("home.work")}</h1>
      {storage.place === "memory" && (
        <ToneNotice tone="near" title={say("work.memory.title")}>
          <p>{say("work.memory")}</p>
        </ToneNotice>
      )}
      <section className="card">
        <h2>{say("work.export")}</h2>
        <p>{say("work.export.what")}</p>
        <Button kind="primary" onPress={() => void take()}>
          {say("work.export.save")}
        </Button>
      </section>
      <section className="card">
        <h2>{say("work.import")}</h2>
        <p>{say("work.import.what")}</p>
        <FileDrop
          label={say("work.import.drop")}
          buttonLabel={say("work.import.choose")}
          accept={[".plumb-work"]}
          onFiles={(files) => void bring(files)}
        />
        {summary && (
          <>
            <ToneNotice
              tone={summary.refused > 0 ? "near" : "pass"}
              title={say("work.import.done")}
              live="polite"
            >
              <p>
                {say("work.import.counts", {
                  added: summary.added,
                  known: summary.known,
                  refused: summary.refused,
                })}
              </p>
            </ToneNotice>
            <WorkProblems problems={summary.problems} />
          </>
        )}
      </section>
    </div>
  );
}
