import { useState } from "react";
import type { Review } from "../../../engine/records/review.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { PartPane } from "../stage/part-pane.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { ReviewAnswer } from "./review-answer.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 5: everything packed in one file; later the tutor's answer, at the right face. */
export function HandInStation() {
  const say = useSay();
  const lesson = useLesson();
  const { part, report, slice, handIn, submissions, reviews, actions } = lesson;
  const text = useLessonText();
  const last = reviews[reviews.length - 1];
  const [lookAt, setLookAt] = useState<{ face: number }>();
  const ready = part.value && report.value && slice.work.value;
  const save = () => handIn.value && saveFile(handIn.value);
  const saveOld = async (hash: string) => {
    const file = await actions.submittedFile(hash);
    if (file) saveFile(file);
  };
  return (
    <StationLayout
      heading={text.handIn.heading}
      step={
        <>
          {last && <ReviewAnswer review={last} onShow={(face) => setLookAt({ face })} />}
          {!ready && <NotReady />}
          {handIn.value && (
            <ToneNotice
              tone="pass"
              title={say("hand-in.done")}
              live="polite"
              actions={
                <Button kind="primary" onPress={save}>
                  {say("hand-in.save")}
                </Button>
              }
            >
              <p>{say("hand-in.done.next")}</p>
            </ToneNotice>
          )}
          {handIn.status === "running" ? (
            <ProgressBar label={say("hand-in.running")} fraction={handIn.progress} />
          ) : (
            <div className="row">
              <Button
                kind={handIn.value ? "plain" : "primary"}
                isDisabled={!ready}
                onPress={() => void actions.submit()}
              >
                {say(submissions.length > 0 ? "hand-in.again" : "hand-in.start")}
              </Button>
            </div>
          )}
          <WorkProblems problems={handIn.problems} />
          <Paragraphs texts={text.handIn.paragraphs} />
        </>
      }
      stage={
        <PartPane
          solid={part.value ?? null}
          title={say("stage.part")}
          labels={last ? pins(last) : []}
          lookAt={lookAt}
        />
      }
      sideLabel={say("hand-in.history")}
      side={
        <>
          <h2>{say("hand-in.history")}</h2>
          {submissions.length === 0 && <p className="quiet">{say("hand-in.history.none")}</p>}
          <ul className="plain-list">
            {submissions.map(({ hash, at }) => (
              <li key={hash}>
                <span>{say("date-time", { at: Date.parse(at) })}</span>
                <Button onPress={() => void saveOld(hash)}>{say("hand-in.save")}</Button>
              </li>
            ))}
          </ul>
          <h2>{say("hand-in.answer")}</h2>
          <FileDrop
            label={say("hand-in.answer.drop")}
            buttonLabel={say("hand-in.answer.choose")}
            accept={[".plumb-review"]}
            onFiles={(files) => void receive(files, actions.receiveReview)}
          />
        </>
      }
    />
  );
}

async function receive(files: File[], take: (bytes: Uint8Array) => Promise<boolean>) {
  for (const file of files) await take(new Uint8Array(await file.arrayBuffer()));
}

/** A tutor's remarks as labels on the part. */
function pins(review: Review) {
  return review.remarks.flatMap((remark, i) =>
    remark.at ? [{ id: remark.id, at: remark.at, text: `${i + 1}`, tone: "select" as const }] : [],
  );
}

/** What still has to be done before handing in, with the way there. */
function NotReady() {
  const say = useSay();
  const { part, report, slice, actions } = useLesson();
  const missing = [
    !part.value && ("model" as const),
    !report.value && ("check" as const),
    !slice.work.value && ("slice" as const),
  ].filter((station) => station !== false);
  return (
    <ToneNotice
      tone="near"
      title={say("hand-in.not-ready")}
      actions={missing.slice(0, 1).map((station) => (
        <Button key={station} kind="primary" onPress={() => actions.enter(station)}>
          {say(`lesson.go.${station}`)}
        </Button>
      ))}
    >
      <ul>
        {missing.map((station) => (
          <li key={station}>{say(`hand-in.missing.${station}`)}</li>
        ))}
      </ul>
    </ToneNotice>
  );
}
