import type { Catalogue } from "../catalogues/catalogue.ts";
import {
  DEPOSIT_FINDINGS,
  type Deposit,
  type DepositFinding,
} from "../engine/gcode/deposit-types.ts";

const SHOWN = 20;

/** The figures of a virtual print under stable names with units. Layers count from 1. */
export function depositFigures(print: Deposit): Record<string, unknown> {
  const { deviation, totals, found, offset, placed } = print;
  return {
    offset_mm: offset,
    placed,
    deviation_bias_mm: deviation.bias,
    deviation_mean_mm: deviation.mean,
    deviation_p99_mm: deviation.p99,
    deviation_max_mm: deviation.max,
    deviation_max_at: { layer: deviation.layer + 1, x_mm: deviation.x, y_mm: deviation.y },
    volume_mm3: totals.volume,
    aid_volume_mm3: totals.aidVolume,
    section_volume_mm3: totals.sectionVolume,
    missing_mm3: totals.missing,
    missing_share: totals.missingShare,
    open_skin_mm3: totals.open,
    infill_cells_mm3: totals.cells,
    extra_mm3: totals.extra,
    extra_share: totals.extraShare,
    over_extrusion_mm3: totals.over,
    height_difference_mm: totals.heightDifference,
    found,
    findings: largest(print).map(({ kind, layer, x, y, size, thickness, line }) => ({
      kind,
      layer: layer + 1,
      x_mm: x,
      y_mm: y,
      size,
      thickness_mm: thickness,
      ...(line > 0 ? { line } : {}),
    })),
  };
}

/** The same for a person: walls, volumes, then each kind of finding with its largest place. */
export function depositLines(print: Deposit, catalogue: Catalogue): string[] {
  const { deviation, totals, found, offset, placed } = print;
  const lines = [
    catalogue.format("cli.deposit.placed", { placed, x: offset[0], y: offset[1] }),
    catalogue.format("cli.deposit.deviation", {
      mean: deviation.mean,
      p99: deviation.p99,
      max: deviation.max,
      layer: deviation.layer + 1,
    }),
    catalogue.format("cli.deposit.missing", {
      missing: totals.missingShare * 100,
      extra: totals.extraShare * 100,
      over: totals.over,
    }),
  ];
  for (const kind of DEPOSIT_FINDINGS) {
    const worst = largest(print, kind)[0];
    if (!worst) continue;
    lines.push(
      catalogue.format(`cli.deposit.${kind}`, {
        count: found[kind],
        layer: worst.layer + 1,
        x: round(worst.x),
        y: round(worst.y),
        size: worst.size,
      }),
    );
  }
  return lines;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The largest findings of each kind, or of one, the largest first. */
function largest(print: Deposit, only?: DepositFinding["kind"]): DepositFinding[] {
  return DEPOSIT_FINDINGS.filter((kind) => !only || kind === only).flatMap((wanted) =>
    print.findings
      .filter(({ kind }) => kind === wanted)
      .sort((a, b) => b.size - a.size)
      .slice(0, SHOWN),
  );
}
