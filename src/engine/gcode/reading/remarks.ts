import { roleOfName } from "./features.ts";
import { textOf } from "./words.ts";

/** What a comment says, in the ways of the slicers that are read. */
export type Remark =
  /** A layer begins; `style` tells one slicer's way from another's. */
  | { readonly kind: "layer"; readonly style: string }
  | { readonly kind: "role"; readonly role: number }
  | { readonly kind: "size"; readonly width?: number; readonly height?: number }
  | { readonly kind: "diameter"; readonly value: number }
  | { readonly kind: "flavour"; readonly name: string }
  | undefined;

/** Longer comments say nothing that is read here: pictures, settings. */
const LONGEST = 64;
/** First letters of the comments that are read, so that the others cost nothing. */
const FIRST = new Set([..."LCTFWHflgt-"].map((letter) => letter.charCodeAt(0)));

/** Reads the comment between its semicolon and the end of the line. */
export function readRemark(bytes: Uint8Array, from: number, to: number): Remark {
  let i = from;
  while (i < to && (bytes[i] === 32 || bytes[i] === 59)) i++;
  if (i === to || to - i > LONGEST || !FIRST.has(bytes[i]!)) return undefined;
  return remarkOf(textOf(bytes, i, to).trim());
}

function remarkOf(text: string): Remark {
  if (text === "LAYER_CHANGE" || text === "CHANGE_LAYER") return { kind: "layer", style: text };
  const colon = text.indexOf(":");
  if (colon > 0) {
    const rest = text.slice(colon + 1);
    switch (text.slice(0, colon)) {
      case "LAYER":
        return { kind: "layer", style: "LAYER" };
      case "TYPE":
      case "FEATURE":
        return { kind: "role", role: roleOfName(rest) };
      case "WIDTH":
      case "LINE_WIDTH":
        return { kind: "size", width: size(rest) };
      case "HEIGHT":
      case "LAYER_HEIGHT":
        return { kind: "size", height: size(rest) };
    }
  }
  if (text.startsWith("feature ")) return { kind: "role", role: roleOfName(text.slice(8)) };
  if (/^layer \d+, Z/.test(text)) return { kind: "layer", style: "layer, Z" };
  if (/^--- layer \d+ \(/.test(text)) return { kind: "layer", style: "--- layer" };
  const tool = /^tool H([\d.]+) W([\d.]+)/.exec(text);
  if (tool) return { kind: "size", height: size(tool[1]!), width: size(tool[2]!) };
  const setting = /^(filament_diameter|gcode_flavor)\s*[=:]\s*([\w.]+)/.exec(text);
  if (setting?.[1] === "gcode_flavor") return { kind: "flavour", name: setting[2]! };
  if (setting && Number(setting[2]) > 0) return { kind: "diameter", value: Number(setting[2]) };
  return undefined;
}

/** A length in mm, 0 (unknown) if it is none. */
function size(text: string): number {
  const value = Number(text);
  return value > 0 && value < 100 ? value : 0;
}
