import { useRef, useState } from "react";
import {
  type ProjectShelf,
  type ProjectSummary,
  projectsOf,
  removedProjectsOf,
} from "../../browser/session/projects.ts";
import { Button } from "../ui/button.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { LazyDisclosure } from "../ui/lazy-disclosure.tsx";
import { useApp } from "./app-context.tsx";
import { useSay } from "./say.tsx";
import { ToneNotice } from "./tone-notice.tsx";
import { useArrival } from "./use-arrival.ts";
import { PART_FILES, openProject, readFile } from "./project-files.ts";
import { GcodeUpload } from "./workshop/gcode-upload.tsx";
import { ProjectRow } from "./workshop/project-row.tsx";

/** All own projects, the one changed last first; where a new one begins. */
export function ProjectsScreen({ shelf }: { readonly shelf: ProjectShelf }) {
  const say = useSay();
  const { work } = useApp();
  const top = useArrival("projects");
  const projects = projectsOf(work);
  const gone = removedProjectsOf(work);
  const [removed, setRemoved] = useState<ProjectSummary>();
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState("");
  const nameOf = ({ title }: ProjectSummary) => title || say("workshop.untitled");
  const begin = async () => {
    const taken = new Set(projects.map(({ title }) => title));
    let number = 1;
    while (taken.has(say("workshop.new.title", { number }))) number++;
    openProject(await shelf.create(say("workshop.new.title", { number })));
  };
  const bring = async ([file]: File[]) => {
    if (file) openProject(shelf.bring(await readFile(file)));
  };
  const bringBack = (project: ProjectSummary) => {
    void shelf.bringBack(project.subject);
    // The button that had the focus goes away.
    heading.current?.focus();
    setTold(say("workshop.brought-back", { name: nameOf(project) }));
  };
  const beginning = (
    <div className="card-row">
      <section className="card" aria-labelledby="new-heading">
        <h2 id="new-heading">{say("workshop.new")}</h2>
        <p>{say("workshop.new.what")}</p>
        <Button kind="primary" onPress={() => void begin()}>
          {say("workshop.new.start")}
        </Button>
      </section>
      <section className="card" aria-labelledby="file-heading">
        <h2 id="file-heading">{say("workshop.import")}</h2>
        <FileDrop
          label={say("workshop.import.drop")}
          buttonLabel={say("workshop.import.choose")}
          description={say("workshop.import.what")}
          accept={PART_FILES}
          onFiles={(files) => void bring(files)}
        />
      </section>
    </div>
  );
  const list = (
    <section aria-labelledby="projects-heading">
      <h2 id="projects-heading" ref={heading} tabIndex={-1}>
        {say("workshop.projects")}
      </h2>
      {removed && gone.some(({ subject }) => subject === removed.subject) && (
        <ToneNotice
          tone="info"
          title={say("workshop.removed", { name: nameOf(removed) })}
          live="polite"
          actions={
            <Button
              autoFocus
              onPress={() => {
                setRemoved(undefined);
                bringBack(removed);
              }}
            >
              {say("workshop.bring-back")}
            </Button>
          }
        />
      )}
      {projects.length === 0 && <p className="quiet">{say("workshop.projects.none")}</p>}
      <ul className="lesson-list">
        {projects.map((project) => (
          <ProjectRow
            key={project.subject}
            project={project}
            name={nameOf(project)}
            onRename={(title) => void shelf.rename(project.subject, title)}
            onDuplicate={() => {
              const name = nameOf(project);
              void shelf.duplicate(project.subject, say("workshop.copy-of", { name }));
              setTold(say("workshop.copied", { name }));
            }}
            onRemove={() => {
              void shelf.remove(project.subject);
              setRemoved(project);
            }}
          />
        ))}
      </ul>
      {gone.length > 0 && (
        <details>
          <summary>{say("workshop.removed.list", { count: gone.length })}</summary>
          <ul>
            {gone.map((project) => (
              <li key={project.subject}>
                {nameOf(project)}{" "}
                <Button kind="quiet" onPress={() => bringBack(project)}>
                  {say("workshop.bring-back")}
                  <span className="visually-hidden"> {nameOf(project)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
  // What is there comes first; who has nothing yet finds the beginning first.
  const any = projects.length > 0 || gone.length > 0;
  return (
    <div className="page">
      <h1 ref={top} tabIndex={-1}>
        {say("home.workshop")}
      </h1>
      <p className="lead">{say("workshop.what")}</p>
      {any ? list : beginning}
      {any ? beginning : list}
      <section>
        <LazyDisclosure level={2} title={say("gcode-upload.title")}>
          <GcodeUpload />
        </LazyDisclosure>
      </section>
    </div>
  );
}
