import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import type { Say } from "../screens/say.tsx";

/** The words of the title block in the language in use. */
export function sheetLabels(say: Say): DrawingInfo["labels"] {
  return {
    title: say("drawing.title.title"),
    number: say("drawing.title.number"),
    material: say("drawing.title.material"),
    scale: say("drawing.title.scale"),
    size: say("drawing.title.size"),
    tolerance: say("drawing.title.tolerance"),
    unit: say("drawing.title.unit"),
    sheet: say("drawing.title.sheet"),
  };
}
