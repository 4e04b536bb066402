import * as z from "zod";
import { checkBase, featureRef, sized } from "../../rubric/check-base.ts";

const positive = z.number().positive();
/** The lessons' parts need at most 0.9 % as they are drawn; the knob on its neck 3.9 %. */
const IN_AIR = 2;

const share = z.number().min(0).max(100);

/**
 * The checks on a print file (kinds `gc.*`), for the rubric's union. Lengths mm, times s, shares per cent.
 * Limits that are left out come from the printer's and the filament's profile.
 */
export const TOOLPATH_SCHEMAS = [
  /** Every line known, no heater too hot, everything off at the end. */
  z.object({ ...checkBase, kind: z.literal("gc.safe") }),
  z.object({ ...checkBase, kind: z.literal("gc.bounds") }),
  z.object({ ...checkBase, kind: z.literal("gc.homed") }),
  z.object({ ...checkBase, kind: z.literal("gc.temps") }),
  z.object({ ...checkBase, kind: z.literal("gc.cold") }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.flow"),
    /** Plastic laid as a part of the room there is for it, per cent. */
    min: share.default(95),
    max: z.number().min(100).max(300).default(106),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.retract"),
    /** Most filament that is pulled back at once; left out, 3 mm or twice the printer's own length. */ max: positive.optional(),
    /** Longest way over air without pulling back. */ air: positive.optional(),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.firstLayer"),
    /** Height as a part of the nozzle's diameter. */
    min: positive.default(0.4),
    max: positive.default(0.8),
    /** Least that lies on the bed, mm². */ area: positive.optional(),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.layers"),
    /** Thickest layer; 0.8 of the nozzle if left out. */ max: positive.optional(),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.speed"),
    /** Fastest bead, mm/s; left out, what the machine's axes do. */ max: positive.optional(),
  }),
  /** Speeds, accelerations and jerk of all axes, as moves and as words of the file ask for them. */
  z.object({ ...checkBase, kind: z.literal("gc.limits") }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.crossings"),
    /** How often a layer's travel may run over the part's outline, on average. */
    max: z.number().nonnegative(),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.inAir"),
    /** Most of the part's plastic that is laid over nothing, bridges among it, per cent. */
    max: share.default(IN_AIR),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.end"),
    /** Nozzle above the print at the end, if it is not beside it. */ lift: positive.default(1),
  }),
  z.object({ ...checkBase, kind: z.literal("gc.layerTime"), min: positive.optional() }),
  z.object({ ...checkBase, kind: z.literal("gc.time"), /** Minutes. */ max: positive }),
  z.object({ ...checkBase, kind: z.literal("gc.filament"), /** Grams. */ max: positive }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.virtual"),
    /**
     * How far the outer walls may stand from the part (99 of 100 places). A layer shift of 0.1 mm is
     * 0.05 on either side; one slicer's lines stand out by 0.041 in a hole.
     */
    walls: positive.default(0.045),
    /** Most of the part that stays empty, and that is laid outside it: per cent of its volume. */
    missing: share.default(2.5),
    out: share.default(2),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.registration"),
    /** How far the print may lie from its place. */ max: positive.default(0.05),
    /** Where the part's zero point belongs on the bed; left out, the part is in the bed's middle. */
    at: z.tuple([z.number(), z.number()]).optional(),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("gc.printedDim"),
    /** A hole or a boss that stands upright as it is printed. */ of: featureRef,
    /** Diameter, with deviations or a `tolerance`. */
    ...sized,
  }),
] as const;

const anyCheck = z.discriminatedUnion("kind", TOOLPATH_SCHEMAS);
export type ToolpathCheck = z.infer<typeof anyCheck>;
export type ToolpathKind = ToolpathCheck["kind"];
export const TOOLPATH_KINDS: readonly ToolpathKind[] = TOOLPATH_SCHEMAS.map(
  ({ shape }) => shape.kind.value,
);
