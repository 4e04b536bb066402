import type { PrintSummary } from "../../../engine/gcode/gcode-types.ts";
import { useSay } from "../say.tsx";

/** What the print will take: time, filament, mass, height. */
export function SliceSummary({ summary }: { readonly summary: PrintSummary }) {
  const say = useSay();
  const minutes = Math.max(1, Math.round(summary.time_s / 60));
  const rows = [
    ["time", say("slice.time.value", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })],
    ["mass", say("quantity.g", { value: summary.mass_g })],
    ["filament.length", say("quantity.m", { value: summary.filament_mm / 1000 })],
    ["layers", say("quantity.count", { value: summary.layers })],
    ["height", say("quantity.mm", { value: summary.height_mm })],
  ] as const;
  return (
    <dl className="summary">
      {rows.map(([id, value]) => (
        <div key={id}>
          <dt>{say(`slice.${id}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
