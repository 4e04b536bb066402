import type { PrintTime } from "../../../engine/gcode/time.ts";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { type Say, useSay } from "../say.tsx";
import { sayDuration } from "./say-duration.ts";

interface TimeRow {
  readonly name: string;
  readonly seconds: number;
  readonly swatch: string;
}

/** Where the time goes, most first, each with a bar as long as its share. */
export function TimeTable({ time }: { readonly time: PrintTime }) {
  const say = useSay();
  const rows = timeRows(say, time);
  const all = rows.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <table className="time-table">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{say("slice.times.what")}</th>
          <th scope="col">{say("slice.time")}</th>
          <th scope="col">{say("slice.times.share")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, seconds, swatch }) => {
          const share = all > 0 ? (100 * seconds) / all : 0;
          return (
            <tr key={name}>
              <th scope="row">
                <span className={`swatch ${swatch}`} aria-hidden="true" />
                {name}
              </th>
              <td>
                {seconds < 90
                  ? say("layers.figure.layer-time", { value: Math.round(seconds) })
                  : sayDuration(say, seconds)}
              </td>
              <td>
                <span className="time-bar" style={{ width: `${Math.max(1, share)}%` }} />
                <span className="visually-hidden">{say("quantity.percent", { value: share })}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function timeRows(say: Say, time: PrintTime): TimeRow[] {
  const { roleTimes_s, travel_s, retraction_s, dwell_s } = time;
  return [
    ...PATH_ROLES.map((role, i) => ({
      name: say(`role.${role}`),
      seconds: roleTimes_s[i] ?? 0,
      swatch: `swatch-${role}`,
    })),
    { name: say("slice.times.travel"), seconds: travel_s, swatch: "swatch-travel" },
    { name: say("slice.times.retraction"), seconds: retraction_s, swatch: "swatch-travel" },
    {
      name: say("slice.times.other"),
      seconds: dwell_s + (roleTimes_s[PATH_ROLES.length] ?? 0),
      swatch: "swatch-travel",
    },
  ]
    .filter(({ seconds }) => seconds >= 0.5)
    .sort((a, b) => b.seconds - a.seconds);
}
