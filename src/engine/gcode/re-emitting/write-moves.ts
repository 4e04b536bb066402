import type { PrintProfile } from "../../machines/profile-types.ts";
import { PATH_ROLES } from "../../slicing/plan.ts";
import type { Motion } from "../gcode-types.ts";
import type { WrittenShare } from "../writer.ts";
import { byteText } from "../writing/byte-text.ts";
import { ROLE_COMMENTS, trim } from "../writing/write-body.ts";
import { moves, type PrintMoves } from "./moves-to-write.ts";

const CHUNK = 1 << 16;
/** The station's start leaves the nozzle this high; the way to the first bead is at least as high, mm. */
const CLEAR = 2;

/**
 * The moves of a print, written anew: absolute positions in thousandths, relative filament, feeds
 * within what the axes do, the fan, and comments for layers, features and bead sizes. The rounding of
 * the filament is carried on. Nothing else of the file they come from is kept.
 */
export function writeMoves(
  motion: Motion,
  { first, last, pulled }: PrintMoves,
  { printer, settings }: PrintProfile,
): WrittenShare {
  const { to, extrude, feed, fan, layer, role, widths, heights } = motion;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const out = byteText(CHUNK);
  const { maxFeed } = printer.limits;
  let [x, y, z] = [NaN, NaN, NaN];
  let [at, what, wide, high, air, speed] = [-1, -1, 0, 0, 0, 0];
  let carry = 0;
  let [laid, travel, retractions, top] = [0, 0, 0, 0];
  let pulling = false;

  const axis = (letter: string, value: number): void => {
    out.text(letter);
    out.thousandths(value);
  };
  const place = (nx: number, ny: number, nz: number): void => {
    if (nx !== x) axis(" X", nx);
    if (ny !== y) axis(" Y", ny);
    if (nz !== z) axis(" Z", nz);
    [x, y, z] = [nx, ny, nz];
  };
  const filament = (e: number): void => {
    out.text(" E");
    out.hundredThousandths(e);
  };
  const feedWord = (perMinute: number): void => {
    if (perMinute !== speed) out.text(` F${perMinute}`);
    speed = perMinute;
    out.byte(10);
  };
  const tell = (i: number): void => {
    if (layer[i]! > at) {
      at = layer[i]!;
      out.text(`;LAYER_CHANGE\n;Z:${trim(to[3 * i + 2]!)}\n`);
    }
    if (extrude[i]! <= 0) return;
    if (role[i] !== what) {
      what = role[i]!;
      const name = PATH_ROLES[what];
      out.text(`;TYPE:${name ? ROLE_COMMENTS[name] : "Custom"}\n`);
    }
    if (widths[i] !== wide) out.text(`;WIDTH:${trim((wide = widths[i]!))}\n`);
    if (heights[i] !== high) out.text(`;HEIGHT:${trim((high = heights[i]!))}\n`);
  };
  const cool = (share: number): void => {
    const next = Math.round(255 * Math.min(1, Math.max(0, share)));
    if (next !== air) out.text(next === 0 ? "M107\n" : `M106 S${next}\n`);
    air = next;
  };

  // To the first bead: above everything, then down, then as much filament as belongs there.
  const begin = 3 * (first - 1);
  const start = [to[begin]!, to[begin + 1]!, to[begin + 2]!].map((v) => Math.round(v * 1000));
  const over = Math.round(CLEAR * 1000);
  out.text("M83\n");
  at = layer[first]!;
  out.text(`;LAYER_CHANGE\n;Z:${trim(to[3 * first + 2]!)}\n`);
  out.text("G0");
  place(start[0]!, start[1]!, Math.max(over, start[2]!));
  feedWord(perMinute(settings.travel_speed));
  if (z !== start[2]!) {
    out.text("G0");
    place(x, y, start[2]!);
    feedWord(perMinute(Math.min(maxFeed.z, settings.travel_speed)));
  }
  const filled = Math.round((settings.retraction_length - pulled) * 1e5);
  if (filled !== 0) {
    out.text("G1");
    filament(filled);
    feedWord(perMinute(settings.retraction_speed));
  }

  for (let i = first; i <= last; i++) {
    const [nx, ny, nz] = [0, 1, 2].map((k) => Math.round(to[3 * i + k]! * 1000)) as [
      number,
      number,
      number,
    ];
    const exact = extrude[i]! * 1e5 + carry;
    const isStill = nx === x && ny === y && nz === z;
    // Too short to be written: its filament goes to the next.
    if (isStill && moves(to, i)) {
      carry = exact;
      continue;
    }
    const e = Math.round(exact);
    carry = exact - e;
    if (isStill && e === 0) continue;
    tell(i);
    cool(fan[i]!);
    const long = Math.hypot(nx - x, ny - y, nz - z) / 1000;
    if (e === 0) travel += Math.hypot(nx - x, ny - y) / 1000;
    if (e < 0 && !pulling) retractions++;
    if (e !== 0) pulling = e < 0;
    if (e > 0 && !isStill) [laid, top] = [laid + e, Math.max(top, nz)];
    const slow = (axisFeed: number, by: number): number =>
      by === 0 ? Infinity : (axisFeed * (long > 0 ? long : by)) / by;
    const most = Math.min(
      slow(maxFeed.x, Math.abs(nx - x) / 1000),
      slow(maxFeed.y, Math.abs(ny - y) / 1000),
      slow(maxFeed.z, Math.abs(nz - z) / 1000),
      slow(maxFeed.e, Math.abs(e) / 1e5),
    );
    out.text(e === 0 ? "G0" : "G1");
    place(nx, ny, nz);
    if (e !== 0) filament(e);
    feedWord(perMinute(Math.min(feed[i]!, most)));
    if (out.length > CHUNK) chunks.push(out.take());
  }
  chunks.push(out.take());
  return {
    from: 0,
    chunks,
    filament_mm: laid / 1e5,
    travel_mm: travel,
    retractions,
    top_z: top / 1000,
  };
}

/** mm/s as a whole number a minute: never 0, which would stop the machine. */
const perMinute = (feed: number): number => Math.max(1, Math.round(60 * feed));
