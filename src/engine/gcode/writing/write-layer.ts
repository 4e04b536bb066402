import type { PrintProfile } from "../../machines/profile-types.ts";
import { beadArea } from "../../slicing/bead.ts";
import { PATH_ROLES, type PlanLayer } from "../../slicing/plan.ts";
import { coolingFactor, fanShare, slowed, type Stretch } from "./cooling.ts";
import { insideTest } from "./crossing.ts";
import type { Head } from "./head.ts";
import { ROLE_COMMENTS, roleSpeeds } from "./speeds.ts";

/** One layer: comments, height, fan, temperatures, then every path with its travel before it. */
export function writeLayer(
  head: Head,
  layer: PlanLayer,
  index: number,
  profile: PrintProfile,
): void {
  const { settings, filament } = profile;
  const { roles, starts, points, widths, height } = layer;
  const speeds = pathSpeeds(layer, index, profile);
  const { stretches, travelTime } = timeParts(layer, speeds, settings.travel_speed);
  const factor = coolingFactor(stretches, travelTime, settings);
  let layerTime = travelTime;
  for (const { speed, length } of stretches) layerTime += length / speed;

  head.layer = index;
  head.line(`;LAYER_CHANGE\n;Z:${trim(layer.z)}\n;HEIGHT:${trim(height)}`);
  if (index === 1) {
    if (settings.nozzle_temperature !== settings.first_layer_nozzle_temperature)
      head.line(`M104 S${trim(settings.nozzle_temperature)}`);
    if (settings.bed_temperature !== settings.first_layer_bed_temperature)
      head.line(`M140 S${trim(settings.bed_temperature)}`);
  }
  writeFan(head, Math.round(fanShare(index, layerTime, settings) * 255));

  const stays = insideTest(layer);
  const filamentArea = (Math.PI * filament.diameter ** 2) / 4;
  let comment = "";
  let width = 0;
  let risen = false;
  for (let i = 0; i < roles.length; i++) {
    const role = PATH_ROLES[roles[i]!]!;
    const from = 2 * starts[i]!;
    const to = 2 * starts[i + 1]!;
    const x = points[from]!;
    const y = points[from + 1]!;
    const distance = Math.hypot(x - head.at.x, y - head.at.y);
    if (distance > settings.retraction_min_travel && !stays(head.at.x, head.at.y, x, y))
      head.retract();
    if (!risen) head.rise(layer.z);
    risen = true;
    if (distance > 0) head.travel(x, y);
    head.ready();
    if (ROLE_COMMENTS[role] !== comment) {
      comment = ROLE_COMMENTS[role];
      head.line(`;TYPE:${comment}`);
    }
    if (widths[i]! !== width) {
      width = widths[i]!;
      head.line(`;WIDTH:${trim(width)}`);
    }
    const perMm = (beadArea(width, height) * settings.extrusion_multiplier) / filamentArea;
    const speed = slowed(speeds[i]!, factor, settings.min_speed);
    for (let p = from + 2; p < to; p += 2) head.lay(points[p]!, points[p + 1]!, perMm, speed);
  }
}

const trim = (value: number): string => String(Math.round(value * 1000) / 1000);

/** The fan is told only when it changes; it is off at the start. */
function writeFan(head: Head, value: number): void {
  if (head.fan === value) return;
  head.fan = value;
  head.line(value === 0 ? "M107" : `M106 S${value}`);
}

/** Speed of each path before cooling: as set for its role, within what the nozzle can melt. */
function pathSpeeds(layer: PlanLayer, index: number, profile: PrintProfile): Float64Array {
  const bySetting = roleSpeeds(profile, index === 0);
  const { maxVolumetricSpeed } = profile.filament;
  const { extrusion_multiplier } = profile.settings;
  return Float64Array.from(layer.roles, (role, i) => {
    const flow = beadArea(layer.widths[i]!, layer.height) * extrusion_multiplier;
    return Math.min(bySetting[role]!, maxVolumetricSpeed / flow);
  });
}

function timeParts(
  { roles, starts, points }: PlanLayer,
  speeds: Float64Array,
  travelSpeed: number,
): { readonly stretches: readonly Stretch[]; readonly travelTime: number } {
  const bySpeed = new Map<number, Stretch>();
  let travel = 0;
  for (let i = 0; i < roles.length; i++) {
    const from = 2 * starts[i]!;
    const to = 2 * starts[i + 1]!;
    if (i > 0)
      travel += Math.hypot(
        points[from]! - points[from - 2]!,
        points[from + 1]! - points[from - 1]!,
      );
    let length = 0;
    for (let p = from + 2; p < to; p += 2)
      length += Math.hypot(points[p]! - points[p - 2]!, points[p + 1]! - points[p - 1]!);
    const speed = speeds[i]!;
    const stretch = bySpeed.get(speed);
    if (stretch) stretch.length += length;
    else bySpeed.set(speed, { speed, length });
  }
  return { stretches: [...bySpeed.values()], travelTime: travel / travelSpeed };
}
