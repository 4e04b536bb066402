import type { PrintProfile } from "../../machines/profile-types.ts";
import { PATH_ROLES, type PathRole } from "../../slicing/plan.ts";

/** What decides how fast a bead is laid; beads of the same kind share one number. */
export interface FeedKind {
  readonly role: PathRole;
  /** As `PlanLayer.overhangs`. */
  readonly overhang: number;
  /** A closed wall shorter than `small_wall_length`. */
  readonly small: boolean;
  /** Plastic for each mm of the bead, mm², in steps of 0.001. */
  readonly area: number;
}

/** Gives each kind of bead its number, from 0 on. */
export interface FeedTable {
  readonly kinds: readonly FeedKind[];
  idOf(role: number, overhang: number, small: boolean, area: number): number;
}

export function feedTable(): FeedTable {
  const kinds: FeedKind[] = [];
  const ids = new Map<number, number>();
  return {
    kinds,
    idOf(role, overhang, small, area) {
      const step = Math.min(0xffff, Math.round(area * 1000));
      const key = ((role * 5 + overhang) * 2 + (small ? 1 : 0)) * 0x10000 + step;
      let id = ids.get(key);
      if (id === undefined) {
        id = kinds.length;
        ids.set(key, id);
        kinds.push({ role: PATH_ROLES[role]!, overhang, small, area: step / 1000 });
      }
      return id;
    },
  };
}

/** Speed of a kind of bead before cooling, mm/s: as set, within what the nozzle can melt. */
export function feedOf(
  { role, overhang, small, area }: FeedKind,
  { settings }: PrintProfile,
  first: boolean,
): number {
  let speed = roleSpeed(role, settings);
  if (small && settings.small_wall_speed > 0) speed = Math.min(speed, settings.small_wall_speed);
  const hanging = [
    0,
    settings.overhang_speed_25,
    settings.overhang_speed_50,
    settings.overhang_speed_75,
    settings.overhang_speed_100,
  ][overhang]!;
  if (hanging > 0) speed = Math.min(speed, hanging);
  if (first) speed = Math.min(speed, settings.first_layer_speed);
  return area > 0 ? Math.min(speed, settings.max_volumetric_speed / area) : speed;
}

function roleSpeed(role: PathRole, settings: PrintProfile["settings"]): number {
  const { inner_wall_speed, skin_speed, bridge_speed } = settings;
  const support = settings.support_speed || inner_wall_speed;
  const bySetting: Record<PathRole, number> = {
    skirt: inner_wall_speed,
    brim: inner_wall_speed,
    raft: support,
    support,
    "support-interface": support,
    "outer-wall": settings.outer_wall_speed,
    "inner-wall": inner_wall_speed,
    "gap-fill": Math.min(skin_speed, inner_wall_speed),
    "bottom-skin": skin_speed,
    "top-skin": settings.top_skin_speed,
    "solid-infill": skin_speed,
    bridge: bridge_speed,
    "internal-bridge": bridge_speed,
    "sparse-infill": settings.infill_speed,
    ironing: settings.ironing_speed,
  };
  return bySetting[role];
}

/** What a role is given of its plastic, besides the flow of its path. */
export function roleFlow(
  role: PathRole,
  settings: PrintProfile["settings"],
  first: boolean,
): number {
  const byRole: Record<PathRole, number> = {
    skirt: 1,
    brim: 1,
    raft: settings.support_flow,
    support: settings.support_flow,
    "support-interface": settings.support_flow,
    "outer-wall": settings.outer_wall_flow,
    "inner-wall": settings.inner_wall_flow,
    "gap-fill": settings.inner_wall_flow,
    "bottom-skin": settings.skin_flow,
    "top-skin": settings.top_skin_flow,
    "solid-infill": settings.skin_flow,
    bridge: settings.bridge_flow,
    "internal-bridge": settings.bridge_flow,
    "sparse-infill": settings.infill_flow,
    ironing: settings.ironing_flow,
  };
  const layer = first ? settings.first_layer_flow : 1;
  return byRole[role] * layer * settings.extrusion_multiplier;
}

/** Acceleration of a role, mm/s²; 0 leaves the printer's own. */
export function roleAcceleration(
  role: PathRole,
  settings: PrintProfile["settings"],
  first: boolean,
): number {
  if (first && settings.first_layer_acceleration > 0) return settings.first_layer_acceleration;
  const byRole: Record<PathRole, number> = {
    skirt: 0,
    brim: 0,
    raft: settings.support_acceleration,
    support: settings.support_acceleration,
    "support-interface": settings.support_acceleration,
    "outer-wall": settings.outer_wall_acceleration,
    "inner-wall": settings.inner_wall_acceleration,
    "gap-fill": settings.inner_wall_acceleration,
    "bottom-skin": settings.skin_acceleration,
    "top-skin": settings.top_skin_acceleration,
    "solid-infill": settings.skin_acceleration,
    bridge: settings.bridge_acceleration,
    "internal-bridge": settings.bridge_acceleration,
    "sparse-infill": settings.infill_acceleration,
    ironing: settings.top_skin_acceleration,
  };
  return byRole[role];
}
