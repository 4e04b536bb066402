import { useMemo } from "react";
import { describeDrawing } from "../../../engine/drawing/describe.ts";
import { sheetToSvg } from "../../../engine/drawing/svg.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSay } from "../say.tsx";
import { sayDrawing } from "../stage/say-drawing.ts";
import { DrawingPane } from "../stage/drawing-pane.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";

interface Props {
  /** Id of the dimension to point at, and whether the part has it wrong. */
  readonly highlight?: string | undefined;
  readonly wrong?: boolean | undefined;
}

/** The lesson's drawing, made from the reference solid; never a picture file. */
export function LessonDrawing({ highlight, wrong }: Props) {
  const say = useSay();
  const { sheet, reference, lesson } = useLesson();
  const drawn = sheet.value;
  const solid = reference.value;
  const { title } = useLessonText();
  const svg = useMemo(
    () => (drawn ? sheetToSvg(drawn, { label: sayDrawing(say, title, drawn) }) : ""),
    [drawn, title, say],
  );
  const words = useMemo(
    () =>
      solid
        ? describeDrawing(solid, lesson.drawing.dimensions).map(({ id, params }) => say(id, params))
        : [],
    [solid, lesson, say],
  );
  if (sheet.status === "failed" || reference.status === "failed")
    return (
      <div className="pane pane-padded">
        <WorkProblems problems={[...reference.problems, ...sheet.problems]} />
      </div>
    );
  if (!drawn)
    return (
      <div className="pane pane-padded">
        <ProgressBar label={say("stage.drawing.making")} />
      </div>
    );
  return <DrawingPane svg={svg} description={words} highlight={highlight} wrong={wrong} />;
}
