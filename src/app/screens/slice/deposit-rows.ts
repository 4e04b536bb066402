import {
  DEPOSIT_FINDINGS,
  type Deposit,
  type DepositFinding,
  type DepositFindingKind,
} from "../../../engine/gcode/deposit-types.ts";
import type { AskedPlace } from "../stage/asked-place.ts";

/** A figure of the virtual print: the message `print.<id>`, and its worst place if it has one. */
export interface DepositRow {
  readonly id: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly place?: AskedPlace;
}

const placeOf = ({ layer, x, y }: Pick<DepositFinding, "layer" | "x" | "y">): AskedPlace => ({
  layer,
  at: [x, y],
});

/** Deviations are measured no farther than this, mm. */
const MEASURED = 1;

/** A length for a sentence that says of the smallest only that they are less than it can tell. */
const lengthOf = (value: number) => ({ value, tiny: value < 0.001 ? "yes" : "no" });

/** The largest of a kind. */
function worstOf(deposit: Deposit, kind: DepositFindingKind): DepositFinding | undefined {
  let worst: DepositFinding | undefined;
  for (const each of deposit.findings)
    if (each.kind === kind && each.size > (worst?.size ?? 0)) worst = each;
  return worst;
}

/**
 * The figures of a virtual print, in short: how far the outer walls lie from the part, what is
 * missing and what is too much. Kinds that were not found have no row. `lift`: layers of the plan that
 * lie under the part.
 */
export function depositRows(deposit: Deposit, lift = 0): DepositRow[] {
  const { deviation, totals, found } = deposit;
  const lifted = ({ layer, ...rest }: AskedPlace): AskedPlace => ({ layer: layer + lift, ...rest });
  const rows: DepositRow[] = [
    { id: "mean", params: lengthOf(deviation.mean) },
    { id: "p99", params: lengthOf(deviation.p99) },
    {
      id: deviation.max < MEASURED ? "max" : "max.over",
      params: lengthOf(deviation.max),
      place: lifted({ ...placeOf(deviation), by: "deviation" }),
    },
    { id: "missing", params: { share: 100 * totals.missingShare, volume: totals.missing } },
  ];
  for (const kind of DEPOSIT_FINDINGS) {
    const worst = worstOf(deposit, kind);
    if (!worst) continue;
    rows.push({
      id: kind,
      params: { count: found[kind], size: worst.size, total: totals.over },
      place: lifted(placeOf(worst)),
    });
  }
  return rows;
}

/** All places that were kept, the largest of each kind first. */
export function placesOf({ findings }: Deposit): DepositFinding[] {
  const order = (kind: DepositFindingKind) => DEPOSIT_FINDINGS.indexOf(kind);
  return findings.toSorted((a, b) => order(a.kind) - order(b.kind) || b.size - a.size);
}
