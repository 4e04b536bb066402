import type { PrintProfile } from "../../machines/profile-types.ts";
import type { MoveList } from "../planning/moves.ts";
import { hundredThousandths, thousandths } from "./number-text.ts";

/**
 * The print head as the file drives it: where it is, how much filament went through, and the lines
 * written so far. Positions are rounded as written, and the rounding of the filament is carried on,
 * so that the sum over the file is right.
 */
export interface Head {
  readonly totals: { filament: number; travel: number; retractions: number };
  readonly at: { x: number; y: number; z: number };
  layer: number;
  /** Last value given to the fan, 0 to 255. */
  fan: number;
  line(text: string): void;
  /** Pulls the filament back and lifts the nozzle, unless that was done already. */
  retract(): void;
  rise(z: number): void;
  travel(x: number, y: number): void;
  /** Undoes the retraction before filament is laid. */
  ready(): void;
  /** A straight bead; `perMm`: filament mm for each mm of path. */
  lay(x: number, y: number, perMm: number, speed: number): void;
  flush(): string;
}

export function createHead({ settings }: PrintProfile, moves: MoveList): Head {
  const { retraction_length, retraction_speed, travel_speed, z_hop } = settings;
  let text = "";
  // Whole thousandths of a millimetre, as written. The prime line ends near the front left.
  let x = 0;
  let y = 0;
  let z = 2000;
  let known = false;
  let feedWritten = 0;
  let retracted = true;
  let lifted = 0;
  let carry = 0;
  const totals = { filament: 0, travel: 0, retractions: 0 };
  const at = { x: 0, y: 0, z: 0 };

  const feedWord = (speed: number): string => {
    const feed = Math.round(speed * 60);
    if (feed === feedWritten) return "";
    feedWritten = feed;
    return ` F${feed}`;
  };
  const vertical = (to: number): void => {
    if (to === z) return;
    text += `G0 Z${thousandths(to)}${feedWord(travel_speed)}\n`;
    if (known) moves.add(0, 0, (to - z) / 1000, 0, travel_speed, head.layer);
    z = to;
  };
  const filament = (length: number): void => {
    if (length === 0) return;
    text += `G1 E${hundredThousandths(Math.round(length * 1e5))}${feedWord(retraction_speed)}\n`;
    moves.add(0, 0, 0, length, retraction_speed, head.layer);
  };

  const head: Head = {
    totals,
    at,
    layer: 0,
    fan: 0,
    line(line) {
      text += `${line}\n`;
    },
    retract() {
      if (retracted) return;
      retracted = true;
      totals.retractions++;
      filament(-retraction_length);
      if (z_hop > 0) {
        lifted = Math.round(z_hop * 1000);
        vertical(z + lifted);
      }
    },
    rise(to) {
      at.z = to;
      vertical(Math.round(to * 1000) + lifted);
    },
    travel(toX, toY) {
      const nx = Math.round(toX * 1000);
      const ny = Math.round(toY * 1000);
      at.x = toX;
      at.y = toY;
      if (known && nx === x && ny === y) return;
      text += `G0 X${thousandths(nx)} Y${thousandths(ny)}${feedWord(travel_speed)}\n`;
      if (known) {
        const dx = (nx - x) / 1000;
        const dy = (ny - y) / 1000;
        moves.add(dx, dy, 0, 0, travel_speed, head.layer);
        totals.travel += Math.hypot(dx, dy);
      }
      known = true;
      x = nx;
      y = ny;
    },
    ready() {
      if (lifted > 0) {
        const down = z - lifted;
        lifted = 0;
        vertical(down);
      }
      if (!retracted) return;
      retracted = false;
      filament(retraction_length);
    },
    lay(toX, toY, perMm, speed) {
      const nx = Math.round(toX * 1000);
      const ny = Math.round(toY * 1000);
      const length = Math.hypot(toX - at.x, toY - at.y);
      at.x = toX;
      at.y = toY;
      const exact = length * perMm * 1e5 + carry;
      if (nx === x && ny === y) {
        carry = exact;
        return;
      }
      const e = Math.max(0, Math.round(exact));
      carry = exact - e;
      text +=
        `G1${nx === x ? "" : ` X${thousandths(nx)}`}${ny === y ? "" : ` Y${thousandths(ny)}`}` +
        ` E${hundredThousandths(e)}${feedWord(speed)}\n`;
      const de = e / 1e5;
      moves.add((nx - x) / 1000, (ny - y) / 1000, 0, de, speed, head.layer);
      totals.filament += de;
      x = nx;
      y = ny;
    },
    flush() {
      const done = text;
      text = "";
      return done;
    },
  };
  return head;
}
