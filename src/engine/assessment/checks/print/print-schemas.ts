import * as z from "zod";
import { checkBase, featureRef } from "../../rubric/check-base.ts";

const positive = z.number().positive();

/**
 * The checks on how a part prints (kinds `print.*`), for the rubric's union: against the printer and the
 * settings that the rubric's `print` names, as the part is turned on the bed. Lengths mm, areas mm².
 */
export const PRINT_SCHEMAS = [
  /** Thinnest wall; two nozzle diameters if left out. */
  z.object({ ...checkBase, kind: z.literal("print.wall"), min: positive.optional() }),
  /** Narrowest thing that a layer has; one nozzle diameter if left out. */
  z.object({ ...checkBase, kind: z.literal("print.feature"), min: positive.optional() }),
  /** Narrowest gap between two faces; one nozzle diameter if left out. */
  z.object({ ...checkBase, kind: z.literal("print.gap"), min: positive.optional() }),
  z.object({
    ...checkBase,
    kind: z.literal("print.overhang"),
    /** Degrees from upright; the settings' own if left out. */
    maxAngle: z.number().min(0).max(89).optional(),
    /** How much may hang over farther. */ area: z.number().nonnegative().default(3),
  }),
  /** Longest bridge; the settings' own if left out. */
  z.object({ ...checkBase, kind: z.literal("print.bridge"), max: positive.optional() }),
  z.object({
    ...checkBase,
    kind: z.literal("print.bed"),
    /** Least that lies on the bed; left out, a share of the largest section. */
    contact: positive.optional(),
  }),
  z.object({ ...checkBase, kind: z.literal("print.stable") }),
  /** The label of the plane face that lies on the bed. */
  z.object({ ...checkBase, kind: z.literal("print.orientation"), faceDown: featureRef }),
] as const;

const anyCheck = z.discriminatedUnion("kind", PRINT_SCHEMAS);
export type PrintCheck = z.infer<typeof anyCheck>;
export type PrintKind = PrintCheck["kind"];
export const PRINT_KINDS: readonly PrintKind[] = PRINT_SCHEMAS.map(({ shape }) => shape.kind.value);
