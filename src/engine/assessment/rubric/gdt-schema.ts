import * as z from "zod";
import { checkBase, featureRef } from "./check-base.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);

/** Width of the zone in mm (`0.1`), or the title block's: `general`, `ISO 2768-K`, `ISO 22081 ⌓0.4`. */
const zone = { ...checkBase, tolerance: z.string().min(1).max(40) };
/** The datum system: A, A|B or A|B|C; left out: the rubric's. */
const datums = z.array(featureRef).min(1).max(3).optional();

/** Geometrical tolerances (ISO 1101:2017) of the rubric's features. */
export const GDT_SCHEMAS = [
  z.object({ ...zone, kind: z.literal("gdt.flatness"), of: featureRef }),
  z.object({
    ...zone,
    kind: z.literal("gdt.straightness"),
    of: featureRef,
    /** Of a face: the way its lines run; left out: along its longer side. Round features: of the axis. */
    along: vec3.optional(),
  }),
  z.object({ ...zone, kind: z.literal("gdt.roundness"), of: featureRef }),
  z.object({ ...zone, kind: z.literal("gdt.cylindricity"), of: featureRef }),
  z.object({ ...zone, kind: z.literal("gdt.parallel"), of: featureRef, datums }),
  z.object({ ...zone, kind: z.literal("gdt.perpendicular"), of: featureRef, datums }),
  /** The angle is the reference's. */
  z.object({ ...zone, kind: z.literal("gdt.angular"), of: featureRef, datums }),
  z.object({
    ...zone,
    kind: z.literal("gdt.position"),
    of: featureRef,
    datums,
    /** An axis lies between two planes square to this direction; left out: in a round zone (⌀). */
    along: vec3.optional(),
  }),
  z.object({ ...zone, kind: z.literal("gdt.coaxial"), of: featureRef, datum: featureRef }),
  z.object({
    ...zone,
    kind: z.literal("gdt.symmetry"),
    /** An axis, a slot, or two faces with their middle plane. */
    of: z.union([featureRef, z.tuple([featureRef, featureRef])]),
    datum: z.union([featureRef, z.tuple([featureRef, featureRef])]),
  }),
  z.object({
    ...zone,
    kind: z.literal("gdt.runout"),
    of: featureRef,
    datum: featureRef,
    /** All sections together, not each by itself. */
    total: z.boolean().default(false),
  }),
  z.object({ ...zone, kind: z.literal("gdt.profile"), of: featureRef, datums }),
] as const;

export type GdtCheck = z.infer<(typeof GDT_SCHEMAS)[number]>;
export type GdtKind = GdtCheck["kind"];
