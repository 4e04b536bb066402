import type { PrintSettings } from "../../machines/settings.ts";
import { isEmpty, type Polys } from "../kernel/polys.ts";
import { layLines, layRings } from "../paths/lay.ts";
import type { LayerBuilder } from "../paths/layer-builder.ts";
import { supportAreas } from "../support/support.ts";
import { supportLines } from "../support/support-lines.ts";
import type { SupportBox, SupportLayer } from "../support/support-types.ts";
import { type Run, widthOf } from "./run.ts";
import { stepKey } from "./store.ts";
import type { CutWave } from "./wave-cut.ts";

export const reads = [
  "support",
  "support_angle",
  "support_on_bed_only",
  "support_pattern",
  "support_density",
  "support_roof_layers",
  "support_floor_layers",
  "support_interface_density",
  "support_gap_z",
  "support_gap_xy",
  "support_max_bridge",
  "support_line_width",
  "line_width",
] as const satisfies readonly (keyof PrintSettings)[];

/** Smaller overhangs hold by themselves, mm². */
const LEAST_AREA = 0.5;

/** Where the trainee wants support, and where none; mm on the bed. */
export interface SupportBoxes {
  readonly blockers: readonly SupportBox[];
  readonly enforcers: readonly SupportBox[];
}

export interface SupportWave {
  readonly key: string;
  /** By layer; `undefined` without support. */
  readonly layers: readonly SupportLayer[] | undefined;
}

/** Support of the whole part: it hangs on every layer above it, and stands on every one below. */
export function supportWave(
  run: Run,
  { key: cutKey, region }: CutWave,
  boxes: SupportBoxes,
): SupportWave {
  const { settings, levels, kernel } = run;
  if (!settings.support) return { key: "", layers: undefined };
  const key = `${stepKey(cutKey, settings, reads)}|${JSON.stringify(boxes)}`;
  const layers = run.store.whole("support", key, () =>
    supportAreas(
      kernel,
      levels.map((_, i) => region(i)),
      levels,
      {
        angle: settings.support_angle,
        onBedOnly: settings.support_on_bed_only,
        roofLayers: settings.support_roof_layers,
        floorLayers: settings.support_floor_layers,
        gapTop: settings.support_gap_z,
        gapBottom: settings.support_gap_z,
        gapXY: settings.support_gap_xy,
        width: supportWidth(settings),
        minArea: LEAST_AREA,
        maxBridge: settings.support_max_bridge,
        ...boxes,
      },
    ),
  );
  return { key, layers };
}

/** The areas of support on which a layer may rest: it ends so far below as the gap is wide. */
export function propsUnder({ settings, levels }: Run, { layers }: SupportWave, i: number): Polys[] {
  const found: Polys[] = [];
  if (!layers) return found;
  const bottom = levels[i]!.z - levels[i]!.height;
  for (let k = i - 1; k >= 0; k--) {
    const { body, roof } = layers[k]!;
    found.push(...[body, roof].filter((area) => !isEmpty(area)));
    if (bottom - levels[k]!.z >= settings.support_gap_z - 1e-6) break;
  }
  return found;
}

const supportWidth = ({ support_line_width, line_width }: PrintSettings): number =>
  support_line_width || line_width;

/** Lays the support of one layer. */
export function laySupport(run: Run, out: LayerBuilder, layer: SupportLayer, index: number): void {
  const { settings, kernel } = run;
  if (isEmpty(layer.body) && isEmpty(layer.roof) && isEmpty(layer.floor)) return;
  const width = index === 0 ? widthOf(run, 0) : supportWidth(settings);
  const { outline, body, roof, floor } = supportLines(kernel, layer, index, {
    pattern: settings.support_pattern,
    density: settings.support_density,
    interfaceDensity: settings.support_interface_density,
    width,
    angle: 0,
    outline: settings.support_pattern === "grid",
  });
  layRings(out, outline, "support", width);
  layLines(out, body, "support", width);
  layLines(out, roof, "support-interface", width);
  layLines(out, floor, "support-interface", width);
}
