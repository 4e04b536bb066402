import { useMemo } from "react";
import { describeDrawing } from "../../../engine/drawing/describe.ts";
import { sheetToSvg } from "../../../engine/drawing/svg.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSay } from "../say.tsx";
import { DrawingPane } from "../stage/drawing-pane.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { useLesson } from "./lesson-context.tsx";

/** The lesson's drawing, made from the reference solid; never a picture file. */
export function LessonDrawing({ highlight }: { readonly highlight?: string | undefined }) {
  const say = useSay();
  const { sheet, reference, lesson } = useLesson();
  const drawn = sheet.value;
  const solid = reference.value;
  const svg = useMemo(() => (drawn ? sheetToSvg(drawn) : ""), [drawn]);
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
  return <DrawingPane svg={svg} description={words} highlight={highlight} />;
}
