import { recordedProgress } from "../../browser/session/lesson-progress.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { useApp, useLessons } from "./app-context.tsx";
import { textOf } from "./lesson-text.ts";
import { useCatalogue, useSay } from "./say.tsx";
import { WhoScreen } from "./who-screen.tsx";

/** Where a person starts: the lesson to go on with, all lessons, the workshop, the review desk. */
export function HomeScreen() {
  const say = useSay();
  const { profile, work } = useApp();
  const lessons = useLessons();
  if (!profile) return <WhoScreen />;
  const stateOf = (lesson: Lesson) => work?.works[`lesson:${lesson.id}`];
  const open = lessons.find((lesson) => recordedProgress(lesson, stateOf(lesson)).next);
  return (
    <div className="page">
      <h1>{say("home.hello", { name: profile.pseudonym })}</h1>
      {profile.role === "tutor" && (
        <section className="card card-next">
          <h2>{say("home.review")}</h2>
          <p>{say("home.review.what")}</p>
          <LinkButton kind="primary" href="#/review">
            {say("home.review.open")}
          </LinkButton>
        </section>
      )}
      <section aria-labelledby="lessons-heading">
        <h2 id="lessons-heading">{say("home.lessons")}</h2>
        <ol className="lesson-list">
          {lessons.map((lesson) => (
            <LessonCard
              key={lesson.id}
              lesson={lesson}
              state={stateOf(lesson)}
              next={lesson === open && profile.role === "trainee"}
            />
          ))}
        </ol>
      </section>
      <div className="card-row">
        <section className="card">
          <h2>{say("home.workshop")}</h2>
          <p>{say("home.workshop.what")}</p>
          <LinkButton href="#/workshop">{say("home.workshop.open")}</LinkButton>
        </section>
        <section className="card">
          <h2>{say("home.work")}</h2>
          <p>{say("home.work.what")}</p>
          <LinkButton href="#/work">{say("home.work.open")}</LinkButton>
        </section>
      </div>
    </div>
  );
}

interface CardProps {
  readonly lesson: Lesson;
  readonly state: WorkState | undefined;
  readonly next: boolean;
}

function LessonCard({ lesson, state, next }: CardProps) {
  const say = useSay();
  const { language } = useCatalogue();
  const text = textOf(lesson.texts, language);
  const progress = recordedProgress(lesson, state);
  const words = say(state ? progress.message : "home.lesson.new");
  const status = !progress.next ? "pass" : state ? "info" : "none";
  return (
    <li className={next ? "card lesson-card card-next" : "card lesson-card"}>
      <div>
        <p className="quiet small">{lesson.code}</p>
        <h3>{text.title}</h3>
        <p>{text.summary}</p>
        <p className="lesson-state">
          <StatusTag status={status} word={words} showWord />
        </p>
      </div>
      <LinkButton kind={next ? "primary" : "plain"} href={`#/lesson/${lesson.id}`}>
        {say(state ? "home.lesson.go-on" : "home.lesson.start")}
        <span className="visually-hidden"> {text.title}</span>
      </LinkButton>
    </li>
  );
}
