import { HOPELESS, type Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";

/** Volume against the reference's. A coarse test that names no cause: weigh it last. */
export function volume(check: { readonly within: number }, scene: Scene): Outcome {
  const measured = scene.part.solid.volume;
  const nominal = scene.reference.solid.volume;
  const min = nominal * (1 - check.within);
  const max = nominal * (1 + check.within);
  const right = measured >= min && measured <= max;
  const percent = Math.round((Math.abs(measured - nominal) / nominal) * 1000) / 10;
  return {
    verdict: right ? "pass" : "fail",
    message: right
      ? "check.volume.pass"
      : measured < min
        ? "check.volume.too-small"
        : "check.volume.too-big",
    params: { measured: Math.round(measured), nominal: Math.round(nominal), percent },
    measured,
    allowed: { min, max, nominal },
    unit: "mm3",
    error: right ? 0 : HOPELESS,
  };
}
