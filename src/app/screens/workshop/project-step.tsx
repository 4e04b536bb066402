import { ArrowLeft } from "lucide-react";
import { type IncomingFile, LONGEST_TITLE } from "../../../browser/session/projects.ts";
import type { MeshFormat, WorkshopStore } from "../../../browser/session/workshop-state.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { PART_FILES, projectHref, readFile } from "../project-files.ts";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { RunState } from "../stage/run-state.tsx";
import { useArrival } from "../use-arrival.ts";
import { WorkProblems } from "../work-problems.tsx";
import { UnitQuestionForm } from "./unit-question.tsx";

const FORMATS: readonly MeshFormat[] = ["3mf", "stl", "obj"];

interface Props {
  readonly project: WorkshopStore;
  /** Shows a problem's line. */
  readonly onShow: (problem: Problem) => void;
  /** A dropped file becomes a project of its own. */
  readonly onFile: (file: IncomingFile) => void;
}

/** The left column of a project: its name, how its part is made, and the part as a file. */
export function ProjectStep({ project, onShow, onFile }: Props) {
  const say = useSay();
  const heading = useArrival(project.subject);
  const { kind, part, importing, exporting, actions } = project;
  const bring = async ([file]: File[]) => {
    if (file) onFile(await readFile(file));
  };
  const save = async (format: MeshFormat) => {
    const file = await actions.exportPart(format);
    if (file) saveFile(file);
  };
  const isIdle = part.status === "idle" && importing.status === "idle" && !importing.value;
  return (
    <section className="desk-step" aria-labelledby="workshop-heading">
      <LinkButton kind="quiet" href={projectHref()} icon={<ArrowLeft />}>
        {say("workshop.all")}
      </LinkButton>
      <h1 id="workshop-heading" ref={heading} tabIndex={-1}>
        {say("home.workshop")}
      </h1>
      {importing.status === "running" && (
        <ProgressBar
          label={say("workshop.importing")}
          fraction={importing.progress}
          onCancel={actions.cancel}
          cancelLabel={say("cancel")}
        />
      )}
      <WorkProblems problems={importing.problems} />
      {importing.value && (
        <UnitQuestionForm
          question={importing.value}
          onAnswer={(unit) => void actions.confirmUnit(unit)}
        />
      )}
      <TextField
        label={say("workshop.title")}
        value={project.title}
        onChange={actions.rename}
        maxLength={LONGEST_TITLE}
        isDisabled={kind === "mesh" && !part.value}
      />
      <RunState work={part} onShow={onShow} onCancel={actions.cancel} />
      {(kind === "code" || isIdle) && (
        <Button onPress={() => void actions.run()}>
          {say(kind === "code" ? "lesson.run" : "workshop.build-again")}
        </Button>
      )}
      <h2>{say("workshop.export")}</h2>
      <div className="row">
        {FORMATS.map((format) => (
          <Button key={format} isDisabled={!part.value} onPress={() => void save(format)}>
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      <WorkProblems problems={exporting.problems} />
      <h2>{say("workshop.import")}</h2>
      <FileDrop
        label={say("workshop.import.drop")}
        buttonLabel={say("workshop.import.choose")}
        description={say("workshop.import.new")}
        accept={PART_FILES}
        onFiles={(files) => void bring(files)}
      />
    </section>
  );
}
