import type { PathPlace } from "../../../browser/scene/layer-types.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { useSay } from "../say.tsx";
import { deviationOf } from "./deviation-scale.ts";
import { figureOf, type LayerFigures } from "./layer-scale.ts";

interface Props {
  readonly from: LayerFigures;
  readonly layer: number;
  /** The path that was chosen or is being laid. */
  readonly place: PathPlace | null;
  /** While the outer walls' deviation is looked at. */
  readonly deviation: Deposit | null;
}

/** The layer and one path in words and numbers. */
export function LayerReadout({ from, layer, place, deviation }: Props) {
  const say = useSay();
  const { plan, layerTimes_s } = from;
  const shown = plan.layers[layer];
  if (!shown) return null;
  const parts = [
    say("layers.readout.layer", {
      number: layer + 1,
      seconds: Math.round(layerTimes_s[layer] ?? 0),
    }),
  ];
  const away = deviation && deviationOf(deviation, shown);
  if (away) parts.push(say("layers.readout.deviation", away));
  const role = place ? PATH_ROLES[plan.layers[place.layer]?.roles[place.path] ?? 255] : undefined;
  if (place && role) {
    const figure = (by: "speed" | "width" | "flow" | "fan") =>
      say(`layers.figure.${by}`, { value: figureOf(from, by, place.layer, place.path) });
    parts.push(
      say("layers.readout.path", {
        number: place.path + 1,
        count: plan.layers[place.layer]?.roles.length ?? 0,
        role: say(`role.${role}`),
        speed: figure("speed"),
        width: figure("width"),
        flow: figure("flow"),
        fan: figure("fan"),
      }),
    );
  } else if (!away) parts.push(say("layers.readout.none"));
  return <p className="layer-readout small">{parts.join(" ")}</p>;
}
