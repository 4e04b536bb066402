import type { Sliced } from "../../../browser/session/slice-state.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useSay } from "../say.tsx";
import { sayDuration } from "./say-duration.ts";
import { TimeTable } from "./time-table.tsx";

/** What the print will take: time, filament, mass, height; and where the time goes. */
export function SliceSummary({ sliced }: { readonly sliced: Sliced }) {
  const say = useSay();
  const { summary } = sliced.gcode;
  const rows = [
    ["time", sayDuration(say, summary.time_s)],
    ["mass", say("quantity.g", { value: summary.mass_g })],
    ["filament.length", say("quantity.m", { value: summary.filament_mm / 1000 })],
    ["volume", say("slice.volume.value", { value: summary.volume_mm3 / 1000 })],
    ["layers", say("quantity.count", { value: summary.layers })],
    ["height", say("quantity.mm", { value: summary.height_mm })],
  ] as const;
  return (
    <>
      <SummaryList rows={rows.map(([id, value]) => [say(`slice.${id}`), value])} />
      <Disclosure level={2} title={say("slice.times")}>
        <TimeTable time={sliced.time} />
      </Disclosure>
    </>
  );
}

/** What and how much, a line each. */
export function SummaryList({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="summary">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
