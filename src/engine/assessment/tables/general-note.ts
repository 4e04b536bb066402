import { parseDecimal } from "../../foundation/units.ts";
import type { GeometricalClass, LinearClass } from "./general-tolerance.ts";

/** The general tolerance that a drawing's title block names. */
export type GeneralNote =
  | {
      readonly standard: "ISO 2768";
      readonly linear?: LinearClass;
      readonly geometrical?: GeometricalClass;
    }
  | {
      /** The values stand on the drawing itself: ± for linear sizes (mm), ± for angles (degrees). */
      readonly standard: "ISO 22081";
      readonly size?: number;
      readonly angle?: number;
      /** Width of the zone about the nominal surface, mm. */
      readonly profile?: number;
    };

/**
 * Reads the note: `ISO 2768-m`, `DIN ISO 2768-mK`, `ISO 2768-K`, or `ISO 22081` with the drawing's own
 * values in any order, for example `ISO 22081 ±0,2 ±1° ⌓0,4`. ISO 22081:2021 took the place of ISO
 * 2768-2 and has no tables: what is not stated there has no general tolerance.
 */
export function readGeneralNote(text: string): GeneralNote | undefined {
  const note = text.trim();
  const [, linear, geometrical] =
    /^(?:[A-Z]{2,3} )*ISO ?2768 ?[-‐–] ?([fmcv])?([HKL])?$/.exec(note) ?? [];
  if (linear || geometrical)
    return {
      standard: "ISO 2768",
      ...(linear ? { linear: linear as LinearClass } : {}),
      ...(geometrical ? { geometrical: geometrical as GeometricalClass } : {}),
    };
  const stated = /^ISO ?22081((?: +(?:±|⌓)\S+)+)$/.exec(note)?.[1];
  if (stated === undefined) return undefined;
  let read: GeneralNote = { standard: "ISO 22081" };
  for (const word of stated.trim().split(/ +/)) {
    const isAngle = word.endsWith("°");
    const value = parseDecimal(word.slice(1, isAngle ? -1 : undefined));
    if (value === undefined || !(value > 0)) return undefined;
    if (word.startsWith("⌓")) read = { ...read, profile: value };
    else read = isAngle ? { ...read, angle: value } : { ...read, size: value };
  }
  return read;
}
