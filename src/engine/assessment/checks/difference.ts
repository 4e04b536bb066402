import type { Bounds, Vec3 } from "../../geometry/mesh.ts";
import type { Extents } from "../features/extents.ts";
import { verticesOf } from "../features/triangles.ts";
import type { CheckMessage } from "../messages.ts";
import { toPart, toReference } from "../pose/pose.ts";
import type { Scene } from "../pose/scene.ts";
import { HOPELESS, type Outcome, plain } from "./outcome.ts";
import { type Fitted, volumeApart, volumesApart } from "./volumes-apart.ts";

/** Sizes that differ by up to this fraction are fitted before comparing. */
const FIT = 0.02;
/** …and corners that lie this near, mm, are laid on each other. */
const NEAR = 0.5;
/** Comparing finer meshes would take minutes on an old computer. */
const MOST_TRIANGLES = 150_000;

/**
 * Volume where only one of part and reference has material, deeper than `within` beyond the other's
 * surface (unless all of it is little enough anyway). Right is a part that agrees as it lies or
 * stretched to the reference's envelope, where the sizes nearly agree: what is wrong within its
 * tolerance has its own check. A hole dimensioned from one edge moves by the one, from the other
 * edge by the other.
 */
export function difference(
  check: { readonly max: number; readonly within: number },
  scene: Scene,
): Outcome {
  const triangles = scene.part.solid.faceOf.length;
  if (triangles > MOST_TRIANGLES)
    return plain("not-assessed", "check.difference.too-fine", { triangles, most: MOST_TRIANGLES });
  const fitted = laid(scene, true);
  const apart = volumeApart(fitted, scene);
  if (apart === undefined) return plain("not-assessed", "check.difference.not-measured");
  if (apart <= check.max) return outcome("check.difference.pass", apart, check.max);
  if (!scene.thorough) return later(apart, scene);
  const first = compared(fitted, check, scene);
  if (first.verdict === "pass") return first;
  const second = compared(laid(scene, false), check, scene);
  return second.verdict === "pass" ? second : first;
}

function compared(
  fitted: Fitted,
  check: { readonly max: number; readonly within: number },
  scene: Scene,
): Outcome {
  const both = volumesApart(fitted, scene, check.within);
  if (!both) return plain("not-assessed", "check.difference.not-measured");
  const [extra, missing] = both;
  const measured = extra.volume + missing.volume;
  if (measured <= check.max) return outcome("check.difference.pass", measured, check.max);
  const worse = extra.volume >= missing.volume ? extra : missing;
  const message = worse === extra ? "check.difference.extra" : "check.difference.missing";
  const anchor = toPart(scene.pose, fitted.back(centre(worse.bounds)));
  const wrong = outcome(message, measured, check.max);
  return { ...wrong, params: { ...wrong.params, worse: round(worse.volume) }, anchor };
}

function outcome(message: CheckMessage, measured: number, max: number): Outcome {
  const right = measured <= max;
  return {
    verdict: right ? "pass" : "fail",
    message,
    params: { measured: round(measured), max },
    measured,
    allowed: { min: 0, max, nominal: 0 },
    unit: "mm3",
    error: right ? 0 : HOPELESS,
  };
}

/** While a size is wrong the shapes differ by it, and saying so twice would help nobody. */
function later(volume: number, scene: Scene): Outcome {
  const error = Math.min(HOPELESS, (HOPELESS * volume) / scene.reference.solid.volume);
  return { ...plain("not-assessed", "check.difference.later"), error };
}

function laid(scene: Scene, stretched: boolean): Fitted {
  const target: Extents = scene.reference.extents;
  const factors = ([0, 1, 2] as const).map((i) => {
    const size = scene.extents[i].max - scene.extents[i].min;
    const factor = (target[i].max - target[i].min) / size;
    return stretched && Math.abs(factor - 1) <= FIT ? factor : 1;
  });
  const map = (p: Vec3, forth: boolean): Vec3 => {
    const one = (i: 0 | 1 | 2): number => {
      const factor = factors[i] ?? 1;
      const from = scene.extents[i].min;
      // A part that lies elsewhere stays there.
      const to = Math.abs(target[i].min - from) <= NEAR ? target[i].min : from;
      return forth ? (p[i] - from) * factor + to : (p[i] - to) / factor + from;
    };
    return [one(0), one(1), one(2)];
  };
  const points = verticesOf(scene.part.solid).map((p) => map(toReference(scene.pose, p), true));
  const volume = factors.reduce((product, factor) => product * factor, scene.part.solid.volume);
  return { points, volume, back: (p) => map(p, false) };
}

function centre({ min, max }: Bounds): Vec3 {
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}

const round = (x: number): number => Math.round(x * 10) / 10;
