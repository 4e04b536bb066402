import { useState } from "react";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { PrintCheck } from "../slice/print-check.tsx";
import type { AskedPlace } from "../slice/print-rows.ts";
import { usePrintCheck } from "../slice/use-print-check.ts";
import { SliceRun } from "../slice/slice-run.tsx";
import { SliceSettings } from "../slice/slice-settings.tsx";
import { LayerPane, NO_BED } from "../stage/layer-pane.tsx";
import { ToneNotice } from "../tone-notice.tsx";
import { useLesson, useLessonText } from "./lesson-context.tsx";
import { Paragraphs, StationLayout } from "./station-layout.tsx";

/** Station 4: the part becomes layers and a file that a printer can run. */
export function SliceStation() {
  const say = useSay();
  const { slice, part, actions } = useLesson();
  const text = useLessonText();
  const printer = PRINTERS.find(({ id }) => id === slice.choice.printer);
  const bed = printer?.bed ?? NO_BED;
  const [asked, setAsked] = useState<AskedPlace>();
  const { work } = slice;
  const sliced = work.status === "done" && !work.stale ? work.value : undefined;
  const check = usePrintCheck(sliced);
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
            slice={slice}
            canSlice={part.value !== undefined}
            onSlice={() => void actions.slicePart()}
            onCancel={actions.cancel}
            file={actions.gcodeFile}
            onLayer={(layer, at) => setAsked({ layer, at })}
            next={
              <Button kind="primary" onPress={() => actions.enter("hand-in")}>
                {say("lesson.go.hand-in")}
              </Button>
            }
          />
          <PrintCheck
            check={check}
            lift={sliced?.profile.settings.raft_layers ?? 0}
            onPlace={setAsked}
          />
          <Paragraphs texts={text.slice.paragraphs} />
        </>
      }
      stage={
        <LayerPane
          sliced={work.value ?? null}
          bed={bed}
          asked={asked}
          deposit={check.deposit}
          preview={slice.preview}
          isChecking={check.status === "running"}
        />
      }
      sideLabel={say("slice.settings")}
      side={
        <>
          <h2>{say("slice.settings")}</h2>
          <SliceSettings
            choice={slice.choice}
            settings={slice.settings}
            boxes={slice.boxes}
            bed={slice.bed}
            locked={slice.locked}
            printers={slice.printers}
            mesh={part.value?.mesh}
            sliced={sliced}
            deposit={check.deposit}
            isBusy={work.status === "running" || check.status === "running"}
            onChoice={actions.chooseProfile}
            onSetting={actions.setSetting}
            onBoxes={actions.setSupportBoxes}
            onBed={actions.setBed}
          />
        </>
      }
    />
  );
}
