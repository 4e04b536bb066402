import { memo, useEffect, useMemo, useState } from "react";
import { layerStats } from "../../../browser/scene/layer-stats.ts";
import { PATH_ROLES, type Plan } from "../../../engine/slicing/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { RangeInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";
import { NoScene } from "./no-scene.tsx";
import { useScene } from "./use-scene.ts";

interface Props {
  readonly plan: Plan | null;
  readonly bed: { readonly width: number; readonly depth: number };
}

/** The toolpaths, layer by layer, with a slider, a legend and a table for who can't see them. */
function Layers({ plan, bed }: Props) {
  const say = useSay();
  const [top, setTop] = useState(1);
  const [travel, setTravel] = useState(false);
  const [table, setTable] = useState(false);
  const label = say("stage.layers");
  const count = plan?.layers.length ?? 0;

  const { host, view, lost } = useScene(label, async (element, options) => {
    const { createLayerView } = await import("../../../browser/scene/layer-view.ts");
    return () => createLayerView(element, options);
  });

  useEffect(() => {
    view?.setPlan(plan, { width: bed.width, depth: bed.depth });
    setTop(plan?.layers.length ?? 1);
  }, [view, plan, bed.width, bed.depth]);
  useEffect(() => view?.showLayers(0, top - 1), [view, top, plan]);
  useEffect(() => view?.setTravel(travel), [view, travel, plan]);

  const layer = plan?.layers[top - 1];
  return (
    <section className="pane layer-pane" aria-label={label}>
      <div className="pane-tab">{label}</div>
      <div ref={host} className="scene-host" />
      {lost && <NoScene />}
      {!plan && <p className="pane-empty">{say("stage.layers.empty")}</p>}
      <Legend plan={plan} />
      {plan && table && <LayerTable plan={plan} />}
      {/* Always in its place: the canvas would be made anew at another size when a plan comes. */}
      <div className="layer-tools" inert={!plan} data-empty={!plan || undefined}>
        <div className="layer-slider">
          <RangeInput
            label={say("stage.layers.slider", { count, z: layer?.z ?? 0 })}
            value={Math.max(1, Math.min(top, count))}
            min={1}
            max={Math.max(1, count)}
            step={1}
            onChange={setTop}
          />
        </div>
        <Checkbox isSelected={travel} onChange={setTravel}>
          {say("stage.layers.travel")}
        </Checkbox>
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
          <ToggleButton isSelected={table} onChange={setTable}>
            {say("stage.layers.table")}
          </ToggleButton>
        </Toolbar>
      </div>
    </section>
  );
}

/** Held still while the slicer reports its progress. */
export const LayerPane = memo(Layers);

/** Shown where a printer is not known. */
export const NO_BED = { width: 200, depth: 200 } as const;

/** What the colours mean. Without a plan only its place is kept. */
function Legend({ plan }: { readonly plan: Plan | null }) {
  const say = useSay();
  if (!plan) return <div className="legend" data-empty />;
  const used = PATH_ROLES.filter((_, i) => (plan.volumes[i] ?? 0) > 0);
  return (
    <ul className="legend" aria-label={say("stage.layers.legend")}>
      {used.map((role) => (
        <li key={role}>
          <span className={`swatch swatch-${role}`} aria-hidden="true" />
          {say(`role.${role}`)}
        </li>
      ))}
    </ul>
  );
}

function LayerTable({ plan }: { readonly plan: Plan }) {
  const say = useSay();
  const rows = useMemo(() => layerStats(plan), [plan]);
  return (
    <div className="layer-table" role="region" aria-label={say("stage.layers.table")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("stage.layers.number")}</th>
            <th scope="col">{say("stage.layers.height")}</th>
            <th scope="col">{say("stage.layers.paths")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              <td>{row.index + 1}</td>
              <td>{say("quantity.mm", { value: row.z })}</td>
              <td>
                {row.roles
                  .map(({ role, lengthMm }) =>
                    say("stage.layers.role-length", { role: say(`role.${role}`), value: lengthMm }),
                  )
                  .join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
