import * as z from "zod";
import { defineStored } from "../../foundation/stored.ts";
import type { FilamentProfile, PrinterProfile, ProcessProfile } from "../profile-types.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/);
const name = z.string().trim().min(1).max(100);
const text = z.string().max(1000);
const above = (most: number) => z.number().positive().max(most);
const upTo = (most: number) => z.number().min(0).max(most);
const share = upTo(1);
const range = z.tuple([upTo(500), upTo(500)]);
const byAxis = (most: number) =>
  z.strictObject({ x: above(most), y: above(most), z: above(most), e: above(most) });
/** One line each: a line break in one would hide a command from who reads the list. */
const macro = z
  .array(
    z
      .string()
      .max(400)
      .regex(/^[^\r\n\0]*$/),
  )
  .max(400);

const printer: z.ZodType<PrinterProfile> = z.strictObject({
  id,
  name,
  source: text,
  notes: text.optional(),
  flavour: z.enum(["marlin", "klipper", "reprapfirmware", "prusa"]),
  bed: z.strictObject({ width: above(2000), depth: above(2000), height: above(3000) }),
  nozzleDiameter: above(3),
  nozzles: z
    .array(z.strictObject({ diameter: above(3), layers: z.tuple([above(3), above(3)]) }))
    .min(1)
    .max(20),
  maxNozzleTemperature: above(500),
  maxBedTemperature: upTo(200),
  limits: z.strictObject({
    maxFeed: byAxis(5000),
    maxAcceleration: byAxis(200_000),
    acceleration: z.strictObject({
      print: above(200_000),
      travel: above(200_000),
      retract: above(200_000),
    }),
    jerk: byAxis(500),
    junctionDeviation: above(5).optional(),
    squareCornerVelocity: upTo(500).optional(),
    minFeed: z.strictObject({ print: upTo(1000), travel: upTo(1000) }).optional(),
  }),
  retraction: z.strictObject({
    length: upTo(15),
    speed: z.number().min(1).max(120),
    minTravel: upTo(50),
    lift: upTo(5),
  }),
  thumbnails: z
    .array(z.tuple([z.number().int().min(8).max(2000), z.number().int().min(8).max(2000)]))
    .max(10)
    .optional(),
  thumbnailFormat: z.enum(["png", "qoi"]).optional(),
  advanceOrder: z.enum(["M900", "M572"]).optional(),
  startGcode: macro,
  endGcode: macro,
});

const filament: z.ZodType<FilamentProfile> = z.strictObject({
  id,
  name,
  material: z.string().trim().min(1).max(40),
  source: text,
  notes: text.optional(),
  diameter: above(5),
  density: above(20),
  nozzleTemperature: upTo(500),
  firstLayerNozzleTemperature: upTo(500),
  bedTemperature: upTo(200),
  firstLayerBedTemperature: upTo(200),
  nozzleRange: range,
  bedRange: range,
  maxVolumetricSpeed: above(100),
  fan: z.strictObject({
    min: share,
    max: share,
    offLayers: z.number().int().min(0).max(100),
    bridge: share.optional(),
  }),
  minLayerTime: upTo(300),
  minSpeed: z.number().min(1).max(100),
});

const process: z.ZodType<ProcessProfile> = z.strictObject({
  id,
  name,
  source: text,
  notes: text.optional(),
  quality: z.enum(["extra-fine", "very-fine", "fine", "quality", "draft"]).optional(),
  nozzleDiameter: above(3),
  settings: z.record(z.string().max(60), z.union([z.number(), z.string().max(60), z.boolean()])),
});

/** What a profile file holds; a change of shape adds a migration here. */
export const PRINTER_KIND = defineStored("plumbline-printer", printer);
export const FILAMENT_KIND = defineStored("plumbline-filament", filament);
export const PROCESS_KIND = defineStored("plumbline-process", process);
