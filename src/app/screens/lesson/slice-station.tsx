import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { SliceLayers } from "../slice/slice-layers.tsx";
import { SliceRun } from "../slice/slice-run.tsx";
import { SliceSettings } from "../slice/slice-settings.tsx";
import { useSliceView } from "../slice/use-slice-view.ts";
import type { AskedPlace } from "../stage/asked-place.ts";
import { ToneNotice } from "../tone-notice.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 4: the part becomes layers and a file that a printer can run. */
export function SliceStation() {
  const say = useSay();
  const lesson = useLesson();
  const { part, actions } = lesson;
  const view = useSliceView(lesson);
  const text = useLessonText();
  const [asked, setAsked] = useState<AskedPlace>();
  return (
    <StationLayout
      heading={text.slice.heading}
      step={
        <>
          {!part.value && (
            <ToneNotice tone="near" title={say("slice.no-part")}>
              <Button onPress={() => actions.enter("model")}>{say("lesson.go.model")}</Button>
            </ToneNotice>
          )}
          <SliceRun
            view={view}
            onPlace={setAsked}
            next={
              <Button kind="primary" onPress={() => actions.enter("hand-in")}>
                {say("lesson.go.hand-in")}
              </Button>
            }
          />
          <Paragraphs texts={text.slice.paragraphs} />
        </>
      }
      stage={<SliceLayers view={view} asked={asked} />}
      sideLabel={say("slice.settings")}
      side={
        <>
          <h2>{say("slice.settings")}</h2>
          <SliceSettings view={view} />
        </>
      }
    />
  );
}
