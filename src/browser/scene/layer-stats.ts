import { PATH_ROLES, type PathRole, type Plan } from "../../engine/slicing/plan.ts";

export interface LayerRoleLength {
  readonly role: PathRole;
  /** Sum of the path lengths, mm. */
  readonly lengthMm: number;
  readonly paths: number;
}

/** One row of the text table that stands beside the layer picture. */
export interface LayerStat {
  /** 0-based place in the plan. */
  readonly index: number;
  readonly z: number;
  readonly height: number;
  /** Extruded length of the layer, mm; travel is not counted. */
  readonly lengthMm: number;
  /** Roles that occur in the layer, in the order of `PATH_ROLES`. */
  readonly roles: readonly LayerRoleLength[];
}

/** The plan in numbers, layer by layer: what the picture shows, for those who cannot see it. */
export function layerStats(plan: Plan): LayerStat[] {
  return plan.layers.map((layer, index) => {
    const lengths = new Float64Array(PATH_ROLES.length);
    const counts = new Uint32Array(PATH_ROLES.length);
    for (let path = 0; path < layer.roles.length; path++) {
      const role = layer.roles[path] ?? 0;
      counts[role] = (counts[role] ?? 0) + 1;
      const last = (layer.starts[path + 1] ?? 0) - 1;
      for (let i = layer.starts[path] ?? 0; i < last; i++) {
        const dx = (layer.points[2 * i + 2] ?? 0) - (layer.points[2 * i] ?? 0);
        const dy = (layer.points[2 * i + 3] ?? 0) - (layer.points[2 * i + 1] ?? 0);
        lengths[role] = (lengths[role] ?? 0) + Math.hypot(dx, dy);
      }
    }
    const roles = PATH_ROLES.flatMap((role, i) =>
      (counts[i] ?? 0) > 0 ? [{ role, lengthMm: lengths[i] ?? 0, paths: counts[i] ?? 0 }] : [],
    );
    const lengthMm = roles.reduce((sum, each) => sum + each.lengthMm, 0);
    return { index, z: layer.z, height: layer.height, lengthMm, roles };
  });
}
