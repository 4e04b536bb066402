import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { parseDecimal } from "../engine/foundation/units.ts";
import { BED_LIMITS, PLAIN_BED } from "../engine/slicing/bed-choice.ts";
import type { LayFaces } from "../engine/slicing/lay-faces.ts";
import { NO_TURN, rotationOf, times, type Turn, turnOf } from "../engine/slicing/turn.ts";
import { numberOption, textOption } from "./options.ts";
import type { Options, OptionTable } from "./outcome.ts";

/** Options that say how parts stand on the bed. */
export const BED_OPTIONS: OptionTable = {
  copies: { type: "string" },
  gap: { type: "string" },
  turn: { type: "string" },
  "lay-on-face": { type: "string" },
};

export interface BedOptions {
  /** Of each file. */
  readonly copies: number;
  /** mm. */
  readonly gap: number;
  /** After the part is laid on its face. */
  readonly turn: Turn;
  /** A face's number in the list, counted from 1; `best`: the suggested one; `list`: only tell them. */
  readonly face: number | "best" | "list" | undefined;
}

/** Reads them. Problems: `cli.copies`, `cli.gap`, `cli.turn`, `cli.lay-on-face`. */
export function bedOptions(given: Options): Result<BedOptions> {
  const { copies: many, gap: wide } = BED_LIMITS;
  const copies = numberOption(
    given,
    "copies",
    { ...many, fallback: PLAIN_BED.copies },
    "cli.copies",
  );
  if (!copies.ok) return copies;
  if (!Number.isInteger(copies.value))
    return fail(problem("cli.copies", { value: String(copies.value), ...many }));
  const gap = numberOption(given, "gap", { ...wide, fallback: PLAIN_BED.gap }, "cli.gap");
  if (!gap.ok) return gap;
  const turn = turnOption(textOption(given, "turn"));
  if (!turn.ok) return turn;
  const typed = textOption(given, "lay-on-face");
  const face = typed === "best" || typed === "list" ? typed : typed && parseDecimal(typed);
  if (typed !== undefined && typeof face !== "string" && !(Number.isInteger(face) && face! > 0))
    return fail(problem("cli.lay-on-face", { value: typed }));
  return ok({
    copies: copies.value,
    gap: gap.value,
    turn: turn.value,
    face: face === "" ? undefined : face,
  });
}

/** `x=90,z=45`: degrees with a decimal point, an axis that is left out does not turn. */
export function turnOption(text: string | undefined): Result<Turn> {
  if (text === undefined) return ok(NO_TURN);
  const turn = { x: 0, y: 0, z: 0 };
  for (const item of text.split(",")) {
    const [, axis, degrees = ""] = /^\s*([xyz])\s*=(.*)$/i.exec(item) ?? [];
    const value = parseDecimal(degrees);
    if (!axis || value === undefined || Math.abs(value) > 3600)
      return fail(problem("cli.turn", { value: text }));
    turn[axis.toLowerCase() as "x" | "y" | "z"] = value;
  }
  return ok([turn.x, turn.y, turn.z]);
}

/** The whole turn of a part with these faces; problem `cli.lay-on-face` where there is none of the number. */
export function turnFor({ face, turn }: BedOptions, found: LayFaces | undefined): Result<Turn> {
  if (!found || face === undefined) return ok(turn);
  const index = face === "best" ? found.best : Number(face) - 1;
  const laid = found.faces[index];
  if (!laid)
    return fail(problem("cli.lay-on-face-range", { value: index + 1, count: found.faces.length }));
  return ok(turnOf(times(rotationOf(turn), rotationOf(laid.turn))));
}
