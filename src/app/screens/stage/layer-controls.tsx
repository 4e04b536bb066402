import { Pause, Play } from "lucide-react";
import { useState } from "react";
import type { LayerMarks, LayerView } from "../../../browser/scene/layer-types.ts";
import type { Plan } from "../../../engine/slicing/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { RangeInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { COLOR_BY, type ColorBy } from "./layer-scale.ts";
import { PLAY_SPEEDS, type PlaySpeed } from "./play-head.ts";
import type { LayerRange } from "./use-layer-play.ts";

interface Props {
  readonly plan: Plan | null;
  readonly range: LayerRange;
  readonly onRange: (range: LayerRange) => void;
  readonly by: ColorBy;
  readonly onBy: (by: ColorBy) => void;
  readonly marks: LayerMarks;
  readonly onMarks: (marks: LayerMarks) => void;
  readonly speed: PlaySpeed;
  readonly onSpeed: (speed: PlaySpeed) => void;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly table: boolean;
  readonly onTable: (shown: boolean) => void;
  readonly view: LayerView | null;
}

const MARKS = ["retractions", "seams"] as const;

/** Which layers and moves are seen, what their colours mean, and how they are looked at. */
export function LayerControls(props: Props) {
  const say = useSay();
  const { plan, range, onRange, by, onBy, marks, onMarks, view } = props;
  const [more, setMore] = useState(false);
  const count = Math.max(1, plan?.layers.length ?? 1);
  const top = plan?.layers[range.to];
  const paths = Math.max(1, top?.roles.length ?? 1);
  return (
    <>
      <div className="layer-slider">
        <RangeInput
          label={say("stage.layers.slider", { count: plan?.layers.length ?? 0, z: top?.z ?? 0 })}
          value={range.to + 1}
          min={1}
          max={count}
          step={1}
          onChange={(to) => onRange({ from: Math.min(range.from, to - 1), to: to - 1, move: null })}
        />
      </div>
      <div className="layer-slider layer-move" data-more={more || undefined}>
        <Button
          className="layer-play"
          aria-label={say(props.isPlaying ? "layers.pause" : "layers.play")}
          onPress={props.onPlay}
        >
          {props.isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
        <RangeInput
          label={say("layers.move")}
          value={(range.move ?? paths - 1) + 1}
          min={1}
          max={paths}
          step={1}
          onChange={(path) => onRange({ ...range, move: path >= paths ? null : path - 1 })}
        />
        <Checkbox isSelected={marks.travel} onChange={(travel) => onMarks({ ...marks, travel })}>
          {say("stage.layers.travel")}
        </Checkbox>
      </div>
      <div className="layer-row">
        <Select
          label={say("layers.by")}
          hideLabel
          value={by}
          options={COLOR_BY.map((id) => ({ id, text: say(`layers.by.${id}`) }))}
          onChange={onBy}
        />
        <Toolbar label={say("stage.part.tools")}>
          <Button onPress={() => view?.view("top")}>{say("stage.view.top")}</Button>
          <Button onPress={() => view?.view("iso")}>{say("stage.view.iso")}</Button>
          <Button onPress={() => view?.zoomBy(1.25)} aria-label={say("stage.zoom-in")}>
            +
          </Button>
          <Button onPress={() => view?.zoomBy(0.8)} aria-label={say("stage.zoom-out")}>
            −
          </Button>
          <Button onPress={() => view?.fit()}>{say("stage.fit")}</Button>
          <ToggleButton isSelected={props.table} onChange={props.onTable}>
            {say("stage.layers.table")}
          </ToggleButton>
          <ToggleButton isSelected={more} onChange={setMore}>
            {say("layers.more")}
          </ToggleButton>
        </Toolbar>
      </div>
      {more && (
        <div className="layer-more">
          <RangeInput
            label={say("layers.from")}
            value={range.from + 1}
            min={1}
            max={range.to + 1}
            step={1}
            onChange={(from) => onRange({ ...range, from: from - 1 })}
          />
          <Select
            label={say("layers.speed")}
            hideLabel
            value={String(props.speed)}
            options={PLAY_SPEEDS.map((each) => ({
              id: String(each),
              text: say("layers.speed.times", { times: each }),
            }))}
            onChange={(id) => props.onSpeed(Number(id) as PlaySpeed)}
          />
          <div className="row">
            {MARKS.map((id) => (
              <Checkbox
                key={id}
                isSelected={marks[id]}
                onChange={(shown) => onMarks({ ...marks, [id]: shown })}
              >
                <span className={`mark mark-${id}`} aria-hidden="true" />
                {say(`layers.marks.${id}`)}
              </Checkbox>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
