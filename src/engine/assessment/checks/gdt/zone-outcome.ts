import type { Vec3 } from "../../../geometry/mesh.ts";
import { facesOn } from "../../inspection/corners-on.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import { unlaid } from "../../inspection/rigid-pose.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import { decide } from "../../verdict/decide.ts";
import { round, shownNumbers } from "../../verdict/shown-numbers.ts";
import type { Zone } from "../../zones/zone-types.ts";
import { facePlaces, HOPELESS, type Outcome, plain } from "../outcome.ts";
import type { MadeFeature } from "./made-feature.ts";
import { type ZoneSizes, zoneLimit } from "./zone-limit.ts";

/** What was measured of a geometrical tolerance. */
export interface MeasuredZone {
  readonly zone: Zone;
  readonly features: readonly MadeFeature[];
  /** Half the interval's width of the zone's value, beside the zone's own bound. */
  readonly uncertainty: number;
  readonly sizes: ZoneSizes;
  /** Length over which a direction is off. */
  readonly over?: number;
  /** Labels of the datums, as the sentence says them. */
  readonly datums?: readonly string[];
}

/** Judges the zone of a geometrical tolerance by the room's decision rule: the limit is a width. */
export function zoneOutcome(
  check: GdtCheck,
  measured: MeasuredZone,
  inspection: Inspection,
): Outcome {
  const { zone, features, uncertainty, sizes, over = 0, datums = [] } = measured;
  const limit = zoneLimit(check.tolerance, check.kind, sizes, inspection.general);
  const named = { label: features.map(({ label }) => label).join(", ") };
  if (limit === undefined)
    return plain("not-assessed", "check.gdt.no-limit", { ...named, tolerance: check.tolerance });
  const whole = uncertainty + zone.bound;
  const decision = decide({ value: zone.value, uncertainty: whole }, { max: limit });
  const shown = shownNumbers(zone.value, { max: limit }, decision.side);
  const faces = facesOn(
    inspection.part,
    features.flatMap((feature) => feature.surfaces),
  );
  return {
    verdict: decision.verdict,
    message: messageFor(check, decision.side),
    params: {
      ...named,
      measured: shown.measured,
      max: shown.max,
      off: round(shown.measured / 2),
      half: round(limit / 2),
      length: Math.round(over * 10) / 10,
      datum: datums.length > 0 ? datums.join(" | ") : "none",
    },
    measured: zone.value,
    allowed: { min: 0, max: limit, nominal: 0 },
    unit: "mm",
    uncertainty: whole,
    places: facePlaces(faces),
    anchor: unlaid(inspection.part.pose, zone.at),
    error: Math.min(HOPELESS, zone.value / limit),
  };
}

function messageFor(
  { kind }: GdtCheck,
  side: ReturnType<typeof decide>["side"],
): Outcome["message"] {
  if (side === "inside") return "check.gdt.pass";
  if (side === "near") return "check.gdt.close";
  if (side === "unknown") return "check.any.uncertain";
  return `check.${kind}.above`;
}

export const noFeature = (label: string): Outcome =>
  plain("not-assessed", "check.gdt.no-feature", { label });

export const noDatum = (label: string): Outcome =>
  plain("not-assessed", "check.gdt.no-datum", { label });

/** Sizes for the general tolerances, where only some are known. */
export const sizesOf = (sizes: Partial<ZoneSizes>): ZoneSizes => ({
  longest: 0,
  shorter: 0,
  diameter: 0,
  distance: 0,
  ...sizes,
});

export const distanceApart = (a: Vec3, b: Vec3): number =>
  Math.sqrt(
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]),
  );
