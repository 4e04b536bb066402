import { useState } from "react";
import type { Problem } from "../../../engine/foundation/problem.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { CodePane } from "../stage/code-pane.tsx";
import { ParameterForm } from "../stage/parameter-form.tsx";
import { PartPane } from "../stage/part-pane.tsx";
import { RunState } from "../stage/run-state.tsx";
import { StagePair } from "../stage/stage-pair.tsx";
import { LessonDrawing } from "./lesson-drawing.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 2: the part in code, seen at once in space, with the drawing at hand. */
export function ModelStation() {
  const say = useSay();
  const { source, part, parameters, definitions, log, hints, actions } = useLesson();
  const text = useLessonText();
  const [reveal, setReveal] = useState<{ pane: "code"; line: number }>();
  const showLine = (problem: Problem) => {
    if (problem.place?.kind === "source") setReveal({ pane: "code", line: problem.place.line });
  };
  const shownHints = text.model.hints.slice(0, hints);
  return (
    <StationLayout
      heading={text.model.heading}
      step={
        <>
          <RunState work={part} onShow={showLine} onCancel={actions.cancel} />
          <div className="row">
            <Button
              kind="primary"
              onPress={() => actions.enter("check")}
              isDisabled={!part.value || part.status === "failed"}
            >
              {say("lesson.go.check")}
            </Button>
            <Button onPress={() => void actions.run()}>{say("lesson.run")}</Button>
          </div>
          <Paragraphs texts={text.model.paragraphs} />
          {shownHints.map((hint, i) => (
            <p className="hint" key={hint}>
              <strong>
                {say("lesson.hint-of", { number: i + 1, count: text.model.hints.length })}
              </strong>{" "}
              {hint}
            </p>
          ))}
          {hints < text.model.hints.length && (
            <Button kind="quiet" onPress={actions.showHint}>
              {say("lesson.hint", { number: hints + 1, count: text.model.hints.length })}
            </Button>
          )}
          <StartAgain onReset={actions.resetSource} />
        </>
      }
      stage={
        <StagePair
          main="code"
          asked={reveal}
          panes={[
            {
              id: "code",
              title: say("stage.code"),
              node: (
                <CodePane
                  source={source}
                  onChange={actions.setSource}
                  problems={part.problems}
                  reveal={reveal}
                />
              ),
            },
            {
              id: "part",
              title: say("stage.part"),
              node: <PartPane solid={part.value ?? null} title={say("stage.part")} />,
            },
            { id: "drawing", title: say("stage.drawing"), node: <LessonDrawing /> },
          ]}
        />
      }
      sideLabel={say("parameters.title")}
      side={
        (definitions.length > 0 || log.length > 0) && (
          <>
            {definitions.length > 0 && (
              <>
                <h2>{say("parameters.title")}</h2>
                <ParameterForm
                  definitions={definitions}
                  values={parameters}
                  onChange={actions.setParameter}
                />
                <Button kind="quiet" onPress={actions.resetParameters}>
                  {say("parameters.reset")}
                </Button>
              </>
            )}
            {log.length > 0 && (
              <section>
                <h2>{say("lesson.log")}</h2>
                <pre className="log">{log.join("\n")}</pre>
              </section>
            )}
          </>
        )
      }
    />
  );
}

function StartAgain({ onReset }: { readonly onReset: () => void }) {
  const say = useSay();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button kind="quiet" onPress={() => setSure(true)}>
        {say("lesson.reset")}
      </Button>
    );
  return (
    <div className="row">
      <p>{say("lesson.reset.sure")}</p>
      <Button
        kind="danger"
        onPress={() => {
          setSure(false);
          onReset();
        }}
      >
        {say("lesson.reset.yes")}
      </Button>
      <Button onPress={() => setSure(false)}>{say("lesson.reset.no")}</Button>
    </div>
  );
}
