import type { PrintProfile } from "../../machines/profile-types.ts";
import { beadArea } from "../../slicing/bead.ts";
import { PATH_ROLES, type PathRole, type PlanLayer } from "../../slicing/plan.ts";
import { type ByteText, byteText } from "./byte-text.ts";
import { type FeedTable, roleFlow } from "./feeds.ts";
import { type Arc, fitArc } from "./fit-arc.ts";
import { type LayerText, NO_OBJECT, OBJECT_SLOT, SLOT } from "./layer-text.ts";
import type { ObjectFinder } from "./objects.ts";

/** Feature names in `;TYPE:` comments, as common viewers know them. */
export const ROLE_COMMENTS: Readonly<Record<PathRole, string>> = {
  skirt: "Skirt/Brim",
  brim: "Skirt/Brim",
  raft: "Support material",
  support: "Support material",
  "support-interface": "Support material interface",
  "outer-wall": "External perimeter",
  "inner-wall": "Perimeter",
  "gap-fill": "Gap fill",
  "bottom-skin": "Solid infill",
  "top-skin": "Top solid infill",
  "solid-infill": "Solid infill",
  bridge: "Bridge infill",
  "internal-bridge": "Internal bridge infill",
  "sparse-infill": "Internal infill",
  ironing: "Ironing",
};

/**
 * The lines of layers one after another, from a block's start on, wherever the nozzle is; before the
 * first layer of all the filament is pulled back and the nozzle lifted. Positions are rounded as written, and the rounding of the filament
 * is carried on, so that the sum over the file is right.
 */
export interface BodyWriter {
  layer(layer: PlanLayer, index: number): LayerText;
}

/** Widths that differ by less are not told apart in comments, mm. */
const WIDTH_TOLD = 0.03;

/** Settings that change the bodies; all others only change what is filled in (`fill-slots.ts`). */
export const BODY_SETTINGS = [
  "retraction_length",
  "wipe_length",
  "z_hop",
  "relative_extrusion",
  "gcode_comments",
  "arc_fitting",
  "arc_tolerance",
  "small_wall_length",
  "extrusion_multiplier",
  "first_layer_flow",
  "outer_wall_flow",
  "inner_wall_flow",
  "infill_flow",
  "skin_flow",
  "top_skin_flow",
  "bridge_flow",
  "support_flow",
  "ironing_flow",
] as const satisfies readonly (keyof PrintProfile["settings"])[];

export function bodyWriter(
  { settings, filament }: PrintProfile,
  feeds: FeedTable,
  objectOf: ObjectFinder | undefined,
  first: boolean,
): BodyWriter {
  const { retraction_length, wipe_length, relative_extrusion, gcode_comments } = settings;
  const hop = Math.round(settings.z_hop * 1000);
  const filamentArea = (Math.PI * filament.diameter ** 2) / 4;
  const out: ByteText = byteText(1 << 16);
  let at: number[] = [];
  let what: number[] = [];
  let lengths = new Map<number, number>();
  // As written: thousandths of a millimetre. NaN: not known.
  let x = NaN;
  let y = NaN;
  let z = NaN;
  let retracted = first;
  let lifted = first && hop > 0;
  let carry = 0;
  // Filament since the layer's start, in hundred-thousandths, for absolute extrusion.
  let since = 0;
  let travel = 0;
  let retractions = 0;
  /** The layer before was a turn of the spiral. */
  let spiralling = false;
  let laid = 0;
  let bead = { role: "", width: 0 };
  /** The bead that the nozzle stands at the end of. */
  let behind: { readonly layer: PlanLayer; readonly path: number } | undefined;

  const slot = (kind: number): void => {
    at.push(out.length);
    what.push(kind);
  };
  /** ` E…` for so many hundred-thousandths more (or less). */
  const filamentWord = (e: number): void => {
    since += e;
    out.text(" E");
    out.hundredThousandths(relative_extrusion ? e : since);
  };
  const xy = (nx: number, ny: number): void => {
    if (nx !== x) {
      out.text(" X");
      out.thousandths(nx);
    }
    if (ny !== y) {
      out.text(" Y");
      out.thousandths(ny);
    }
    x = nx;
    y = ny;
  };
  const newline = (): void => out.byte(10);
  const vertical = (to: number): void => {
    if (to === z) return;
    out.text("G0 Z");
    out.thousandths(to);
    slot(SLOT.lift);
    newline();
    z = to;
  };
  const travelTo = (toX: number, toY: number): void => {
    const nx = Math.round(toX * 1000);
    const ny = Math.round(toY * 1000);
    if (nx === x && ny === y) return;
    if (!Number.isNaN(x)) travel += Math.hypot(nx - x, ny - y) / 1000;
    out.text("G0");
    xy(nx, ny);
    slot(SLOT.travel);
    newline();
  };
  /** Back along the bead just laid, pulling the filament as it goes. */
  const wipe = (pull: number, { layer, path }: NonNullable<typeof behind>): void => {
    const { points, starts } = layer;
    let left = wipe_length;
    let pulled = 0;
    for (let k = starts[path + 1]! - 1; k > starts[path]! && left > 0; k--) {
      const ax = points[2 * k]!;
      const ay = points[2 * k + 1]!;
      const bx = points[2 * k - 2]!;
      const by = points[2 * k - 1]!;
      const long = Math.hypot(bx - ax, by - ay);
      if (long === 0) continue;
      const share = Math.min(1, left / long);
      left -= long * share;
      const nx = Math.round((ax + (bx - ax) * share) * 1000);
      const ny = Math.round((ay + (by - ay) * share) * 1000);
      if (nx === x && ny === y) continue;
      const upTo = Math.min(pull, Math.round(pull * (1 - left / wipe_length)));
      out.text("G1");
      xy(nx, ny);
      if (upTo > pulled) filamentWord(pulled - upTo);
      pulled = upTo;
      slot(SLOT.wipe);
      newline();
    }
    if (pulled < pull) pullBack(pull - pulled);
  };
  const pullBack = (e: number): void => {
    out.text("G1");
    filamentWord(-e);
    slot(SLOT.retract);
    newline();
  };
  const retract = (): void => {
    if (retracted) return;
    retracted = true;
    retractions++;
    const pull = Math.round(retraction_length * 1e5);
    if (pull > 0) {
      if (wipe_length > 0 && behind) wipe(pull, behind);
      else pullBack(pull);
    }
    if (hop > 0 && !lifted) {
      lifted = true;
      vertical(z + hop);
    }
  };
  /** Down again and filled, before filament is laid. */
  const ready = (layerZ: number): void => {
    lifted = false;
    vertical(layerZ);
    if (!retracted) return;
    retracted = false;
    const push = Math.round(retraction_length * 1e5);
    if (push === 0) return;
    out.text("G1");
    filamentWord(push);
    slot(SLOT.retract);
    newline();
  };

  const layArc = (points: Float64Array, arc: Arc, perUnit: number): void => {
    const exact = arc.length * perUnit + carry;
    const e = Math.max(0, Math.round(exact));
    carry = exact - e;
    laid += e;
    const [fromX, fromY] = [x, y];
    out.text(arc.clockwise ? "G2 X" : "G3 X");
    x = Math.round(points[2 * arc.to]! * 1000);
    y = Math.round(points[2 * arc.to + 1]! * 1000);
    out.thousandths(x);
    out.text(" Y");
    out.thousandths(y);
    // The centre from the point as written, which the bead before ended at.
    out.text(" I");
    out.thousandths(Math.round(arc.cx * 1000) - fromX);
    out.text(" J");
    out.thousandths(Math.round(arc.cy * 1000) - fromY);
    filamentWord(e);
    newline();
  };

  const tellBead = (role: string, width: number): void => {
    const other = role !== bead.role;
    if (other) out.text(`;TYPE:${role}\n`);
    // Viewers draw by it; the true width of a bead that swells is in its filament.
    const wider = Math.abs(width - bead.width) > (other ? 0 : WIDTH_TOLD);
    if (wider) out.text(`;WIDTH:${trim(width)}\n`);
    bead = { role, width: wider ? width : bead.width };
  };

  const [laterFlows, firstFlows] = [false, true].map((first) =>
    PATH_ROLES.map((role) => roleFlow(role, settings, first)),
  ) as [number[], number[]];
  const lay = (layer: PlanLayer, i: number, first: boolean): void => {
    const { roles, starts, points, widths, flows, overhangs, height } = layer;
    const role = PATH_ROLES[roles[i]!]!;
    const from = 2 * starts[i]!;
    const to = 2 * starts[i + 1]!;
    const share = flows[i]! * (first ? firstFlows : laterFlows)[roles[i]!]!;
    const area = beadArea(widths[i]!, height) * share;
    const perUnit = (area / filamentArea) * 1e5;
    let length = 0;
    for (let p = from + 2; p < to; p += 2)
      length += Math.hypot(points[p]! - points[p - 2]!, points[p + 1]! - points[p - 1]!);
    const closed = points[from] === points[to - 2] && points[from + 1] === points[to - 1];
    const wall = role === "outer-wall" || role === "inner-wall";
    const small = wall && closed && length < settings.small_wall_length;
    // The first turn of a spiral grows from nothing to a whole layer: twice its mean at the end.
    const grows = layer.spiral && !spiralling;
    const feed = feeds.idOf(roles[i]!, overhangs[i]!, small, grows ? 2 * area : area);
    lengths.set(feed, (lengths.get(feed) ?? 0) + length);
    if (gcode_comments) tellBead(ROLE_COMMENTS[role], widths[i]!);
    slot(feed);
    let gone = 0;
    for (let p = from + 2; p < to; p += 2) {
      const arc =
        settings.arc_fitting && !layer.spiral
          ? fitArc(points, p / 2 - 1, to / 2 - 1, settings.arc_tolerance)
          : undefined;
      if (arc) {
        layArc(points, arc, perUnit);
        p = 2 * arc.to;
        continue;
      }
      const nx = Math.round(points[p]! * 1000);
      const ny = Math.round(points[p + 1]! * 1000);
      const side = Math.hypot(points[p]! - points[p - 2]!, points[p + 1]! - points[p - 1]!);
      gone += side;
      const rising = grows ? (2 * (gone - side / 2)) / length : 1;
      const exact = side * perUnit * rising + carry;
      if (nx === x && ny === y) {
        carry = exact;
        continue;
      }
      const e = Math.max(0, Math.round(exact));
      carry = exact - e;
      laid += e;
      out.text("G1");
      xy(nx, ny);
      if (layer.spiral) {
        z = Math.round((layer.z - height + (height * gone) / length) * 1000);
        out.text(" Z");
        out.thousandths(z);
      }
      filamentWord(e);
      newline();
    }
  };

  return {
    layer(layer, index) {
      const { roles, starts, points, retracts, viaStarts, vias } = layer;
      const layerZ = Math.round(layer.z * 1000);
      // A block begins at the height of the layer before.
      if (!first && Number.isNaN(z)) z = Math.round((layer.z - layer.height) * 1000);
      at = [];
      what = [];
      lengths = new Map();
      travel = retractions = laid = since = 0;
      if (!relative_extrusion) out.text("G92 E0\n");
      let object = -1;
      for (let i = 0; i < roles.length; i++) {
        // The way from one object to the next belongs to neither: it is gone even if one is given up.
        const own = objectOf ? objectOf(layer, i) : -1;
        const other = own !== object;
        if (other && object >= 0) slot(NO_OBJECT);
        object = own;
        if (retracts[i]) retract();
        const base = layer.spiral ? Math.round((layer.z - layer.height) * 1000) : layerZ;
        vertical(base + (lifted ? hop : 0));
        for (let k = viaStarts[i]! * 2; k < viaStarts[i + 1]! * 2; k += 2)
          travelTo(vias[k]!, vias[k + 1]!);
        travelTo(points[2 * starts[i]!]!, points[2 * starts[i]! + 1]!);
        ready(base);
        if (other && own >= 0) slot(OBJECT_SLOT - own);
        lay(layer, i, index === 0);
        behind = { layer, path: i };
      }
      if (object >= 0) slot(NO_OBJECT);
      spiralling = layer.spiral;
      return {
        at: Uint32Array.from(at),
        what: Int32Array.from(what),
        bytes: out.take(),
        lengths,
        travel,
        retractions,
        filament: laid / 1e5,
      };
    },
  };
}

export const trim = (value: number): string => String(Math.round(value * 1000) / 1000);
