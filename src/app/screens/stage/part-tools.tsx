import { useState } from "react";
import type { PartView } from "../../../browser/scene/part-types.ts";
import type { SectionPlane } from "../../../browser/scene/scene-types.ts";
import { VIEW_NAMES } from "../../../browser/scene/scene-types.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { RangeInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";

interface Props {
  readonly view: PartView;
  readonly solid: Solid;
  readonly section: SectionPlane | null;
  readonly onSection: (plane: SectionPlane | null) => void;
  readonly measuring: boolean;
  readonly onMeasuring: (on: boolean) => void;
}

const AXES = ["x", "y", "z"] as const;
const ROUND = 10;

/** Views, section, measure, zoom and fit: every move of the camera without a drag. */
export function PartTools({ view, solid, section, onSection, measuring, onMeasuring }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<"views" | null>(null);
  const range = (axis: "x" | "y" | "z") => {
    const i = AXES.indexOf(axis);
    return [solid.bounds.min[i] ?? 0, solid.bounds.max[i] ?? 0] as const;
  };
  const startSection = () => {
    const [low, high] = range("x");
    onSection({ axis: "x", offset: Math.round(((low + high) / 2) * ROUND) / ROUND, flip: false });
  };
  return (
    <div className="pane-tools-stack">
      {open === "views" && (
        <Toolbar label={say("stage.views")} className="toolbar-wrap">
          {VIEW_NAMES.map((name) => (
            <Button key={name} onPress={() => view.view(name)}>
              {say(`stage.view.${name}`)}
            </Button>
          ))}
        </Toolbar>
      )}
      {section && (
        <div className="section-panel">
          <Select
            label={say("stage.section.axis")}
            value={section.axis}
            options={AXES.map((axis) => ({ id: axis, text: say(`stage.section.${axis}`) }))}
            onChange={(axis) => {
              const [low, high] = range(axis);
              onSection({ ...section, axis, offset: (low + high) / 2 });
            }}
          />
          <RangeInput
            label={say("stage.section.offset")}
            value={section.offset}
            min={range(section.axis)[0]}
            max={range(section.axis)[1]}
            step={0.1}
            unit="mm"
            onChange={(offset) => onSection({ ...section, offset })}
          />
          <Button onPress={() => onSection({ ...section, flip: !section.flip })}>
            {say("stage.section.flip")}
          </Button>
        </div>
      )}
      <Toolbar label={say("stage.part.tools")}>
        <ToggleButton isSelected={open === "views"} onChange={(on) => setOpen(on ? "views" : null)}>
          {say("stage.views")}
        </ToggleButton>
        <ToggleButton
          isSelected={section !== null}
          onChange={(on) => (on ? startSection() : onSection(null))}
        >
          {say("stage.section")}
        </ToggleButton>
        <ToggleButton isSelected={measuring} onChange={onMeasuring}>
          {say("stage.measure")}
        </ToggleButton>
        <Button onPress={() => view.zoomBy(1.25)} aria-label={say("stage.zoom-in")}>
          +
        </Button>
        <Button onPress={() => view.zoomBy(0.8)} aria-label={say("stage.zoom-out")}>
          −
        </Button>
        <Button onPress={() => view.fit()}>{say("stage.fit")}</Button>
      </Toolbar>
    </div>
  );
}
