import { useState } from "react";
import { projectsOf } from "../../../browser/session/projects.ts";
import { MOST_OTHER_PARTS } from "../../../engine/records/event-types.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { useApp } from "../app-context.tsx";
import { PART_FILES, readFile } from "../project-files.ts";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { UnitQuestionForm } from "../workshop/unit-question.tsx";
import type { Beside } from "./bed-beside.ts";

/** Another own project's part, or a file's, comes to the bed beside this project's. */
export function BedAdd({ beside }: { readonly beside: Beside }) {
  const say = useSay();
  const { work } = useApp();
  const { subject, adding, others, actions } = beside;
  const [chosen, setChosen] = useState<string | null>(null);
  const projects = projectsOf(work).filter((project) => project.subject !== subject);
  const project = projects.find((each) => each.subject === chosen);
  const isBusy = adding.status === "running";
  const question = adding.value?.question;
  return (
    <section className="bed-add" aria-labelledby="bed-add-heading">
      <h4 id="bed-add-heading">{say("bed.add")}</h4>
      {others.length >= MOST_OTHER_PARTS ? (
        <p className="small quiet">{say("bed.add.full", { most: MOST_OTHER_PARTS })}</p>
      ) : (
        <>
          {projects.length > 0 ? (
            <div className="bed-add-project">
              <Select
                label={say("bed.add.project")}
                placeholder={say("bed.add.project.choose")}
                description={say("bed.add.copy")}
                value={project ? project.subject : null}
                options={projects.map(({ subject: id, title }) => ({
                  id,
                  text: title || say("workshop.untitled"),
                }))}
                onChange={setChosen}
              />
              <Button
                isDisabled={!project || isBusy}
                onPress={() => project && void actions.addProjectToBed(project.subject)}
              >
                {say("bed.add.do")}
              </Button>
            </div>
          ) : (
            <p className="small quiet">{say("bed.add.project.none")}</p>
          )}
          <FileDrop
            label={say("workshop.import.drop")}
            buttonLabel={say("bed.add.file")}
            description={say("workshop.import.what")}
            accept={PART_FILES}
            isDisabled={isBusy}
            onFiles={([file]) => file && void readFile(file).then(actions.addFileToBed)}
          />
        </>
      )}
      {isBusy && (
        <ProgressBar
          label={say("bed.adding")}
          fraction={adding.progress}
          onCancel={actions.cancelAdding}
          cancelLabel={say("cancel")}
        />
      )}
      {question && (
        <>
          <UnitQuestionForm
            key={question.name}
            question={question}
            onAnswer={(unit) => void actions.answerBedUnit(unit)}
          />
          <Button kind="quiet" onPress={() => void actions.answerBedUnit(undefined)}>
            {say("bed.add.not")}
          </Button>
        </>
      )}
      <div role="status">
        <WorkProblems problems={adding.problems} />
      </div>
    </section>
  );
}
