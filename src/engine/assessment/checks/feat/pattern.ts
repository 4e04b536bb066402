import type { Vec3 } from "../../../geometry/mesh.ts";
import { dot, length, subtract, unit } from "../../features/vectors.ts";
import type { PatternFeature } from "../../inspection/inspection-types.ts";
import type { Check } from "../../rubric.ts";
import { toleranceLimits } from "../../tolerance-limits.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

/** The features of a pattern are all there, and lie as drawn in a row, a grid or a circle of so many. */
export function pattern(check: Extract<Check, { kind: "feat.pattern" }>, scene: Scene): Outcome {
  const meant = featureOf(scene, check.of);
  if (meant?.reference.shape !== "pattern") return plain("not-assessed", "check.any.not-measured");
  const { arrangement } = check;
  const nominal = meant.reference.of.length;
  const made = meant.part?.shape === "pattern" ? meant.part : undefined;
  const measured = made?.centres.length ?? 0;
  const shown = shownAt(scene, [made]);
  const wrong = (message: "check.pattern.too-few" | "check.pattern.uneven"): Outcome => ({
    verdict: "fail",
    message,
    params: { measured, nominal, arrangement },
    unit: "none",
    error: HOPELESS,
    ...shown,
  });
  if (!made || measured < nominal) return wrong("check.pattern.too-few");
  const { features } = scene.part.recognition;
  const members = new Set(made.surfaces);
  const found = features.some((feature) => {
    if (feature.kind !== "pattern" || feature.arrangement !== arrangement) return false;
    const own = feature.features.flatMap((place) => {
      const member = features[place];
      return member && "surfaces" in member ? [member.surfaces] : [];
    });
    const inside = own.filter((surfaces) => surfaces.some((s) => members.has(s)));
    return inside.length >= nominal;
  });
  // Two are a row by themselves.
  const isPair = nominal === 2 && arrangement === "line" && apart(made.centres) > 0;
  if (!found && !isPair && !isEven(made.centres, meant.reference, arrangement, scene.general))
    return wrong("check.pattern.uneven");
  return { ...plain("pass", "check.pattern.pass", { nominal, arrangement }), ...shown };
}

/** Where the title block has no general tolerance, mm. */
const EVEN = 0.2;

/**
 * Do the places lie to each other as on the reference, within the general tolerance of the farthest two?
 * Rows may be longer or shorter as a whole: that is the pitch's to judge.
 */
function isEven(
  made: readonly Vec3[],
  { centres: drawn }: PatternFeature,
  arrangement: string,
  general?: string,
): boolean {
  if (made.length !== drawn.length) return false;
  const way = nearestWay(drawn);
  const pairs = drawn.flatMap((p, i) =>
    drawn.slice(i + 1).map((q, k) => {
      const apart = subtract(q, p);
      const run = Math.abs(dot(apart, way));
      const rise = Math.sqrt(Math.max(0, dot(apart, apart) - run * run));
      const found = length(subtract(made[i + 1 + k] as Vec3, made[i] as Vec3));
      return { run, rise, found };
    }),
  );
  // How much longer than drawn the pairs along one direction of the grid are.
  const stretch = (of: "run" | "rise", none: "run" | "rise"): number => {
    if (arrangement === "circle") return 1;
    const along = pairs.filter((pair) => pair[none] < FLAT);
    const sum = along.reduce((total, pair) => total + pair[of], 0);
    return sum > 0 ? along.reduce((total, { found }) => total + found, 0) / sum : 1;
  };
  const [x, y] = [stretch("run", "rise"), stretch("rise", "run")];
  const nominal = pairs.reduce((most, { run, rise }) => Math.max(most, run, rise), 0);
  const limits = general ? toleranceLimits(general, { nominal, quantity: "length" }) : undefined;
  const allowed = limits?.ok ? limits.value.upper : EVEN;
  return pairs.every(({ run, rise, found }) => {
    const [a, b] = [x * run, y * rise];
    return Math.abs(found - Math.sqrt(a * a + b * b)) <= allowed;
  });
}

/** Pairs this little out of a direction lie along it, mm. */
const FLAT = 1e-3;

/** From the first place to the one nearest to it: along a row. */
function nearestWay([first, ...others]: readonly Vec3[]): Vec3 {
  let best: Vec3 = [1, 0, 0];
  let least = Infinity;
  for (const other of others) {
    const d = subtract(other, first as Vec3);
    if (length(d) >= least - FLAT) continue;
    least = length(d);
    best = d;
  }
  return unit(best);
}

const apart = ([a, b]: readonly (readonly [number, number, number])[]): number =>
  a && b ? length(subtract(a, b)) : 0;
