import { useMemo, useState } from "react";
import { layerStats } from "../../../browser/scene/layer-stats.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import type { Plan } from "../../../engine/slicing/plan.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { deviationOf } from "./deviation-scale.ts";

interface Props {
  readonly plan: Plan;
  readonly layerTimes_s: Float64Array | undefined;
  /** The layer that is looked at: the page that it stands on is shown first. */
  readonly layer: number;
  /** The virtual print, once it is there. */
  readonly deposit: Deposit | undefined;
}

/** Rows on a page: a large part has thousands of layers, and reading them all takes long. */
const PAGE = 50;

/** The layers in numbers, for those who can't see the picture. */
export function LayerTable({ plan, layerTimes_s, layer, deposit }: Props) {
  const say = useSay();
  const count = plan.layers.length;
  const [page, setPage] = useState(() => Math.floor(layer / PAGE));
  const first = Math.min(page, Math.floor(Math.max(0, count - 1) / PAGE)) * PAGE;
  const last = Math.min(count, first + PAGE);
  const rows = useMemo(
    () => layerStats({ ...plan, layers: plan.layers.slice(first, last) }),
    [plan, first, last],
  );
  return (
    <div className="layer-table" role="region" aria-label={say("stage.layers.table")} tabIndex={0}>
      {count > PAGE && (
        <div className="row layer-pages">
          <Button isDisabled={first === 0} onPress={() => setPage(page - 1)}>
            {say("layers.page.before")}
          </Button>
          <span>{say("layers.page", { first: first + 1, last, count })}</span>
          <Button isDisabled={last >= count} onPress={() => setPage(page + 1)}>
            {say("layers.page.next")}
          </Button>
        </div>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{say("stage.layers.number")}</th>
            <th scope="col">{say("stage.layers.height")}</th>
            <th scope="col">{say("slice.time")}</th>
            {deposit && <th scope="col">{say("layers.deviation.column")}</th>}
            <th scope="col">{say("stage.layers.paths")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              <td>{first + row.index + 1}</td>
              <td>{say("quantity.mm", { value: row.z })}</td>
              <td>
                {say("layers.figure.layer-time", {
                  value: Math.round(layerTimes_s?.[first + row.index] ?? 0),
                })}
              </td>
              {deposit && (
                <td>{say("print.mm", { value: deviationOf(deposit, row)?.max ?? 0 })}</td>
              )}
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
