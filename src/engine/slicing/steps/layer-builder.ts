import { UM } from "../kernel/polys.ts";
import { PATH_ROLES, type PathRole, type PlanLayer } from "../plan.ts";
import { beadArea } from "../bead.ts";

const CODE = new Map<PathRole, number>(PATH_ROLES.map((role, i) => [role, i]));

/** Collects the paths of a layer in printing order, and remembers where the nozzle is. */
export interface LayerBuilder {
  /** Position of the nozzle, µm. */
  readonly at: { x: number; y: number };
  begin(role: PathRole, width: number): void;
  point(x: number, y: number): void;
  end(): void;
  done(z: number, height: number): PlanLayer;
}

/** `volumes` gathers the extruded mm³ by role over all layers. */
export function layerBuilder(volumes: Float64Array, at: { x: number; y: number }): LayerBuilder {
  let points = new Float64Array(2048);
  let n = 0;
  let role = 0;
  let width = 0;
  const roles: number[] = [];
  const widths: number[] = [];
  const starts: number[] = [0];
  return {
    at,
    begin(name, beadWidth) {
      role = CODE.get(name)!;
      width = beadWidth;
    },
    point(x, y) {
      if (n + 2 > points.length) {
        const more = new Float64Array(points.length * 2);
        more.set(points);
        points = more;
      }
      points[n++] = x / UM;
      points[n++] = y / UM;
      at.x = x;
      at.y = y;
    },
    end() {
      if (n / 2 - starts[starts.length - 1]! < 2) {
        n = starts[starts.length - 1]! * 2;
        return;
      }
      roles.push(role);
      widths.push(width);
      starts.push(n / 2);
    },
    done(z, height) {
      for (let i = 0; i < roles.length; i++) {
        let length = 0;
        for (let k = starts[i]! + 1; k < starts[i + 1]!; k++)
          length += Math.hypot(
            points[2 * k]! - points[2 * k - 2]!,
            points[2 * k + 1]! - points[2 * k - 1]!,
          );
        volumes[roles[i]!]! += length * beadArea(widths[i]!, height);
      }
      return {
        z,
        height,
        roles: Uint8Array.from(roles),
        starts: Uint32Array.from(starts),
        points: points.slice(0, n),
        widths: Float32Array.from(widths),
      };
    },
  };
}
