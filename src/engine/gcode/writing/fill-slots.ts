import type { PrintProfile } from "../../machines/profile-types.ts";
import type { PathRole } from "../../slicing/plan.ts";
import { type ByteText, byteText } from "./byte-text.ts";
import { coolingFactor, fanShare, slowed } from "./cooling.ts";
import type { Dialect } from "./dialect.ts";
import { type FeedKind, feedOf, type FeedTable, roleAcceleration } from "./feeds.ts";
import { type LayerText, NO_OBJECT, OBJECT_SLOT, SLOT } from "./layer-text.ts";
import { OBJECT, type Objects, several } from "./objects.ts";
import { trim } from "./write-body.ts";

/** Fills the speeds and orders of one layer after another, from a block's start on. */
export interface SlotFiller {
  fill(text: LayerText, index: number, z: number, height: number): Uint8Array<ArrayBuffer>;
}

/** What `known` holds is not told again; at a block's start nothing is known. */
interface Known {
  feed: number;
  fan: number;
  acceleration: number;
}

export function slotFiller(
  profile: PrintProfile,
  feeds: FeedTable,
  dialect: Dialect,
  objects: Objects,
): SlotFiller {
  const { settings, printer } = profile;
  const out: ByteText = byteText(1 << 16);
  const known: Known = { feed: NaN, fan: NaN, acceleration: NaN };
  const wipeSpeed = Math.min(
    0.8 * settings.travel_speed,
    settings.retraction_length > 0
      ? (settings.retraction_speed * settings.wipe_length) / settings.retraction_length
      : Infinity,
  );
  const slotSpeed: Readonly<Record<number, number>> = {
    [SLOT.travel]: settings.travel_speed,
    [SLOT.lift]: Math.min(settings.travel_speed, printer.limits.maxFeed.z),
    [SLOT.retract]: settings.retraction_speed,
    [SLOT.wipe]: Math.max(1, wipeSpeed),
  };
  const told = several(objects);
  /** Name of the object whose lines follow, as the firmware knows it. */
  let within = "";
  const enter = (name: string, index: number): void => {
    if (!settings.object_labels || name === within) return;
    if (within) out.text(dialect.endObject(within));
    if (name) out.text(dialect.beginObject(name, index));
    within = name;
  };
  const feedWord = (speed: number): boolean => {
    const feed = Math.round(speed * 60);
    if (feed === known.feed) return false;
    known.feed = feed;
    return true;
  };
  const tellFan = (share: number): void => {
    const fan = Math.round(Math.min(1, share) * 255);
    if (fan === known.fan) return;
    known.fan = fan;
    out.text(fan === 0 ? "M107\n" : `M106 S${fan}\n`);
  };
  const tellAcceleration = (value: number): void => {
    if (value === known.acceleration) return;
    known.acceleration = value;
    out.text(dialect.acceleration(value));
  };
  /** Own accelerations are told for every feature as soon as any feature has one. */
  const own =
    feedRoles.some((role) => roleAcceleration(role, settings, false) > 0) ||
    settings.first_layer_acceleration > 0;

  return {
    fill(text, index, z, height) {
      const first = index === 0;
      const set = [...text.lengths.keys()].map((id) => feedOf(feeds.kinds[id]!, profile, first));
      const lengths = [...text.lengths.values()];
      const stretches = set.map((speed, i) => ({ speed, length: lengths[i]! }));
      const travelTime = text.travel / settings.travel_speed;
      const factor = coolingFactor(stretches, travelTime, settings);
      let layerTime = travelTime;
      for (const { speed, length } of stretches) layerTime += length / speed;
      const layerFan = fanShare(index, layerTime, settings);

      out.text(`;LAYER_CHANGE\n;Z:${trim(z)}\n;HEIGHT:${trim(height)}\n`);
      if (index === 1) {
        if (settings.nozzle_temperature !== settings.first_layer_nozzle_temperature)
          out.text(`M104 S${trim(settings.nozzle_temperature)}\n`);
        if (settings.bed_temperature !== settings.first_layer_bed_temperature)
          out.text(`M140 S${trim(settings.bed_temperature)}\n`);
      }
      tellFan(layerFan);
      if (!told) enter(OBJECT, 0);
      let from = 0;
      for (let i = 0; i < text.at.length; i++) {
        const to = text.at[i]!;
        out.bytes(text.bytes.subarray(from, to));
        from = to;
        const what = text.what[i]!;
        if (what <= NO_OBJECT) {
          const object = OBJECT_SLOT - what;
          enter(told?.[object]?.name ?? "", object);
          continue;
        }
        if (what < 0) {
          const speed = slotSpeed[what]!;
          if (feedWord(speed)) out.text(` F${known.feed}`);
          continue;
        }
        const kind = feeds.kinds[what]!;
        if (index >= settings.fan_off_layers)
          tellFan(Math.max(layerFan, featureFan(kind, settings)));
        if (own) {
          const value = roleAcceleration(kind.role, settings, first);
          tellAcceleration(value || printer.limits.acceleration.print);
        }
        const speed = slowed(feedOf(kind, profile, first), factor, settings.min_speed);
        if (feedWord(speed)) out.text(`G1 F${known.feed}\n`);
      }
      out.bytes(text.bytes.subarray(from));
      enter("", 0);
      return out.take();
    },
  };
}

const feedRoles: readonly PathRole[] = [
  "outer-wall",
  "inner-wall",
  "sparse-infill",
  "solid-infill",
  "top-skin",
  "bridge",
  "support",
];

/** Least fan of a kind of bead, whatever the layer's is. */
function featureFan({ role, overhang }: FeedKind, settings: PrintProfile["settings"]): number {
  const { bridge_fan, overhang_fan, top_skin_fan, support_interface_fan } = settings;
  const hanging = overhang >= 2 ? overhang_fan : 0;
  if (role === "bridge") return Math.max(bridge_fan, hanging);
  if (role === "top-skin") return top_skin_fan;
  return role === "support-interface" ? support_interface_fan : hanging;
}
