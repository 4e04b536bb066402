import { useState } from "react";
import type { Lesson } from "../../../engine/course/lesson.ts";
import { answerQuestion } from "../../../engine/course/answer-question.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import { Button } from "../../ui/button.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { sayProblem, useSay } from "../say.tsx";
import { LessonDrawing } from "./lesson-drawing.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 1: the drawing, and a few questions that show whether it was read. */
export function ReadStation() {
  const say = useSay();
  const { lesson, answers, actions } = useLesson();
  const text = useLessonText();
  const [asked, setAsked] = useState<string>();
  const all = lesson.questions.every((question) => answers[question.id]?.right);
  return (
    <StationLayout
      heading={text.read.heading}
      step={
        <>
          {all && (
            <ToneNotice tone="pass" title={say("lesson.read.done")}>
              <Button kind="primary" onPress={() => actions.enter("model")}>
                {say("lesson.go.model")}
              </Button>
            </ToneNotice>
          )}
          <Paragraphs texts={text.read.paragraphs} />
          {!all && (
            <Button onPress={() => actions.enter("model")}>{say("lesson.read.skip")}</Button>
          )}
        </>
      }
      stage={<LessonDrawing highlight={asked} />}
      sideLabel={say("lesson.questions")}
      side={
        <>
          <h2>{say("lesson.questions")}</h2>
          {lesson.questions.map((question) => (
            <Question key={question.id} question={question} onAsk={setAsked} />
          ))}
        </>
      }
    />
  );
}

interface QuestionProps {
  readonly question: Lesson["questions"][number];
  readonly onAsk: (dimension: string | undefined) => void;
}

function Question({ question, onAsk }: QuestionProps) {
  const say = useSay();
  const { lesson, answers, actions } = useLesson();
  const { dimensions } = lesson.drawing;
  const text = useLessonText().questions[question.id];
  const given = answers[question.id];
  const [typed, setTyped] = useState(given ? String(given.value) : "");
  const [odd, setOdd] = useState<Problem>();
  if (!text) return null;
  const send = () => {
    const read = answerQuestion(question, typed, dimensions);
    setOdd(read.ok ? undefined : read.problems[0]);
    if (read.ok) actions.answer(question.id, read.value.value);
  };
  const wrong = given && !given.right;
  // What was recorded is judged again, so that the reason is there after a reload too.
  const judged = wrong && answerQuestion(question, String(given.value), dimensions);
  const mixedUp = judged && judged.ok ? judged.value.mixedUp : undefined;
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={text.ask}
        value={typed}
        onChange={setTyped}
        inputMode="decimal"
        errorMessage={odd ? sayProblem(say, odd) : undefined}
      />
      <Button type="submit">{say("lesson.answer")}</Button>
      {given?.right && <ToneNotice tone="pass" title={say("lesson.answer.right")} />}
      {wrong && (
        <ToneNotice
          tone="near"
          title={say(mixedUp ? `lesson.answer.${mixedUp}` : "lesson.answer.wrong", {
            value: given.value,
          })}
        >
          <p>{text.hint}</p>
          {question.dimension && (
            <Button onPress={() => onAsk(question.dimension)}>{say("lesson.show-me")}</Button>
          )}
        </ToneNotice>
      )}
    </form>
  );
}
