import { useState } from "react";
import type { ImportSummary } from "../../browser/session/app-state.ts";
import { FileDrop } from "../ui/file-drop.tsx";
import { useApp } from "./app-context.tsx";
import { ExportWork } from "./export-work.tsx";
import { useSay } from "./say.tsx";
import { ToneNotice } from "./tone-notice.tsx";
import { WorkProblems } from "./work-problems.tsx";

/** All my work as one file, out and in. Where nothing is kept, the frame says so. */
export function WorkScreen() {
  const say = useSay();
  const { actions } = useApp();
  const [summary, setSummary] = useState<ImportSummary>();
  const bring = async (files: File[]) => {
    for (const file of files)
      setSummary(await actions.importWork(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <div className="page page-narrow">
      <h1>{say("home.work")}</h1>
      <section className="card">
        <h2>{say("work.export")}</h2>
        <p>{say("work.export.what")}</p>
        <ExportWork kind="primary" />
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
