import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { WorkshopStore } from "../../../browser/session/workshop-state.ts";
import { autoDimensions } from "../../../engine/drawing/auto-dimensions.ts";
import { describeDrawing } from "../../../engine/drawing/describe.ts";
import type { DrawingInfo } from "../../../engine/drawing/sheet-types.ts";
import { sheetToSvg } from "../../../engine/drawing/svg.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { saveFile } from "../save-file.ts";
import { useSay } from "../say.tsx";
import { DrawingPane } from "../stage/drawing-pane.tsx";
import { sayDrawing } from "../stage/say-drawing.ts";
import { WorkProblems } from "../work-problems.tsx";

interface Props {
  readonly store: StoreApi<WorkshopStore>;
  /** Words of the title block. */
  readonly labels: DrawingInfo["labels"];
  /** Whether the pane is in view: a sheet is drawn only for somebody who looks. */
  readonly shown: boolean;
}

/** A name being typed, or a size being changed, isn't drawn letter by letter. */
const REST_MS = 400;

/** The drawing of the person's own part, as it is now, with the sizes that can be read off it. */
export function OwnDrawing({ store, labels, shown }: Props) {
  const say = useSay();
  const { sheet, part, title, actions } = useStore(store);
  const solid = part.value;
  const drawn = sheet.value;
  useEffect(() => {
    if (!shown || !solid) return;
    const timer = setTimeout(() => void actions.drawSheet(labels), REST_MS);
    return () => clearTimeout(timer);
    // A new title is a reason to draw again, though the action reads it for itself.
  }, [shown, solid, title, labels, actions]);
  const name = title || say("workshop.untitled");
  const svg = useMemo(
    () => (drawn ? sheetToSvg(drawn, { label: sayDrawing(say, name, drawn) }) : ""),
    [drawn, name, say],
  );
  const words = useMemo(
    () =>
      shown && solid
        ? describeDrawing(solid, autoDimensions(solid)).map(({ id, params }) => say(id, params))
        : [],
    [shown, solid, say],
  );
  const save = () => {
    const file = drawn && actions.sheetFile(sayDrawing(say, name, drawn));
    if (file) saveFile(file);
  };
  if (drawn && sheet.status !== "failed")
    return <DrawingPane svg={svg} description={words} onSave={save} />;
  return (
    <section className="pane pane-padded" aria-label={say("stage.drawing")}>
      {!solid && <p className="pane-empty">{say("stage.drawing.empty")}</p>}
      {sheet.status === "running" && (
        <ProgressBar
          label={say("stage.drawing.making")}
          fraction={sheet.progress > 0 ? sheet.progress : undefined}
          onCancel={actions.cancel}
          cancelLabel={say("cancel")}
        />
      )}
      <WorkProblems problems={sheet.problems} />
      {solid && sheet.status === "idle" && (
        <Button onPress={() => void actions.drawSheet(labels)}>{say("stage.drawing.draw")}</Button>
      )}
    </section>
  );
}
