import { beadArea } from "../bead.ts";
import { UM } from "../kernel/polys.ts";
import { PATH_ROLES, type PathRole, type PlanLayer } from "../plan.ts";
import type { Router } from "./route.ts";

/** Points nearer to the one before take its place, mm. */
const SHORTEST = 0.012;

const CODE = new Map<PathRole, number>(PATH_ROLES.map((role, i) => [role, i]));

/** The nozzle on its way through the layers of a block. */
export interface Nozzle {
  /** Position, µm. */
  x: number;
  y: number;
  /** False if the nozzle may be anywhere, or stands at `came`. */
  known: boolean;
  came?: { readonly x: number; readonly y: number } | undefined;
  /** xy of the outer walls' seams on the last layer, µm. */
  seams: number[];
}

/** Collects the paths of a layer in printing order, and the travels between them. */
export interface LayerBuilder {
  readonly nozzle: Nozzle;
  /** `flow` and `overhang` as in `PlanLayer`. */
  begin(role: PathRole, width: number, flow?: number, overhang?: number): void;
  point(x: number, y: number): void;
  end(): void;
  done(z: number, height: number, spiral?: boolean): PlanLayer;
}

/**
 * `volumes` gathers the extruded mm³ by role over all layers. `below`: the travels of the layer below,
 * over which the nozzle still stands at first; what it would not lose there it does not lose here.
 */
export function layerBuilder(
  volumes: Float64Array,
  nozzle: Nozzle,
  route: Router,
  below?: Router,
): LayerBuilder {
  let points = new Float64Array(2048);
  let n = 0;
  let begun = 0;
  let role = 0;
  let width = 0;
  let flow = 1;
  let overhang = 0;
  const roles: number[] = [];
  const widths: number[] = [];
  const flows: number[] = [];
  const overhangs: number[] = [];
  const starts: number[] = [0];
  const retracts: number[] = [];
  const vias: number[] = [];
  const viaStarts: number[] = [0];
  return {
    nozzle,
    begin(name, beadWidth, share = 1, hanging = 0) {
      role = CODE.get(name)!;
      width = beadWidth;
      flow = share;
      overhang = hanging;
    },
    point(x, y) {
      // Steps that no machine makes; the last point of a path always counts.
      if (
        n - begun > 2 &&
        (x / UM - points[n - 2]!) ** 2 + (y / UM - points[n - 1]!) ** 2 < SHORTEST ** 2
      )
        n -= 2;
      if (n + 2 > points.length) {
        const more = new Float64Array(points.length * 2);
        more.set(points);
        points = more;
      }
      points[n++] = x / UM;
      points[n++] = y / UM;
    },
    end() {
      if (n - begun < 4) {
        n = begun;
        return;
      }
      const from = nozzle.known ? nozzle : nozzle.came;
      if (from) {
        const x = points[begun]! * UM;
        const y = points[begun + 1]! * UM;
        let way = route(from.x, from.y, x, y);
        if (way.retract && below && roles.length === 0) {
          const over = below(from.x, from.y, x, y);
          if (!over.retract) way = over;
        }
        const { retract, via } = way;
        retracts.push(retract ? 1 : 0);
        for (const value of via) vias.push(value / UM);
      } else retracts.push(1);
      viaStarts.push(vias.length / 2);
      nozzle.x = points[n - 2]! * UM;
      nozzle.y = points[n - 1]! * UM;
      nozzle.known = true;
      roles.push(role);
      widths.push(width);
      flows.push(flow);
      overhangs.push(overhang);
      starts.push(n / 2);
      begun = n;
    },
    done(z, height, spiral = false) {
      const layer: PlanLayer = {
        z,
        height,
        roles: Uint8Array.from(roles),
        starts: Uint32Array.from(starts),
        points: points.slice(0, n),
        widths: Float32Array.from(widths),
        flows: Float32Array.from(flows),
        overhangs: Uint8Array.from(overhangs),
        retracts: Uint8Array.from(retracts),
        viaStarts: Uint32Array.from(viaStarts),
        vias: Float64Array.from(vias),
        spiral,
      };
      addVolumes(layer, volumes);
      return layer;
    },
  };
}

/** Adds the extruded mm³ of a layer to those by role. */
export function addVolumes(layer: PlanLayer, volumes: Float64Array): void {
  const { roles, starts, points, widths, flows, height } = layer;
  for (let i = 0; i < roles.length; i++) {
    let length = 0;
    for (let k = 2 * starts[i]! + 2; k < 2 * starts[i + 1]!; k += 2)
      length += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
    volumes[roles[i]!]! += length * beadArea(widths[i]!, height) * flows[i]!;
  }
}
