import type { Ctx } from "../foundation/context.ts";
import { ok, type Result } from "../foundation/result.ts";
import type { Solid } from "../solid/solid-types.ts";
import { chooseDatums } from "./proposing/choose-datums.ts";
import { type Named, nameFeatures } from "./proposing/name-features.ts";
import { planFaces, planPlaces, planSizes, type Proposed } from "./proposing/plan-checks.ts";
import { certificateLimit, hasTolerance } from "./proposing/plan-limits.ts";
import { planWhole } from "./proposing/plan-whole.ts";
import { recognise } from "./recognise.ts";
import { type Rubric, rubricSchema } from "./rubric.ts";
import { toleranceLimits } from "./tolerance-limits.ts";

export interface PlanOptions {
  /** The title block's general tolerance; `ISO 2768-m` if left out. */
  readonly general?: string;
  readonly pose?: Rubric["pose"];
  /** Printers and fixed settings of the lesson; the author sets them. */
  readonly print?: Rubric["print"];
}

/** The labels of the datum features. */
const DATUMS = ["A", "B", "C"] as const;

/**
 * Proposes an inspection plan for a reference: names its features, chooses datums, and asks for every size
 * and place with the general tolerance, that nothing else is there and that the shape differs nowhere by
 * more. The author ticks, names and tightens. Problems: those of `recognise`, and `assessment.tolerance`
 * where the general tolerance cannot be read.
 */
export function proposePlan(reference: Solid, options: PlanOptions, ctx: Ctx): Result<Rubric> {
  const general = options.general ?? "ISO 2768-m";
  const sample = toleranceLimits(general, { nominal: 10, quantity: "length" });
  if (!sample.ok) return sample;
  const found = recognise({ mesh: reference.mesh, provenance: reference }, ctx);
  if (!found.ok) return found;
  const recognition = found.value;
  const first = nameFeatures(reference.mesh, recognition);
  const chosen = chooseDatums(reference.mesh, recognition, first);
  const named = relabelled(first, chosen);
  const datums = chosen.map((_, i) => DATUMS[i] as string);
  const draft = { mesh: reference.mesh, recognition, named, datums };
  const { checks: places, patterns } = planPlaces(draft);
  const features = Object.fromEntries([
    ...named.map(({ label, spec }) => [label, spec] as const),
    ...patterns.map(({ label, of }) => [label, { type: "pattern", of }] as const),
  ]);
  const sizing = { features, general };
  const sized = [...planFaces(draft), ...planSizes(draft), ...places].filter((check) =>
    hasTolerance(check, sizing),
  );
  const plan = rubricSchema.parse({
    pose: options.pose ?? "declared",
    features,
    ...(datums.length > 0 ? { datums } : {}),
    general,
    checks: numbered([
      { kind: "solid.valid", gate: true },
      { kind: "solid.shells", count: reference.bodies, gate: true },
      ...planWhole(reference, recognition),
      ...sized,
      { kind: "feat.noExtra" },
      { kind: "shape.deviation", max: certificateLimit(sized, sizing) },
    ]),
    print: options.print ?? { printers: ["any"], locked: {} },
  });
  return ok(plan);
}

function relabelled(named: readonly Named[], chosen: readonly Named[]): Named[] {
  return named.map((one) => {
    const place = chosen.indexOf(one);
    return place < 0 ? one : { ...one, label: DATUMS[place] as string };
  });
}

/** Every check with an id that says what it is: `distance-a-f1`, numbered where it would come twice. */
function numbered(checks: readonly Proposed[]): Proposed[] {
  const uses = new Map<string, number>();
  return checks.map((check) => {
    const { kind, from, to, of, a, b, what } = check;
    const words = [kind.replace(/^(dim|feat|solid|shape|gdt)\./, ""), what, from, to, a, b, of];
    const id = words
      .flat()
      .filter((word): word is string => typeof word === "string")
      .join("-")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-");
    const use = (uses.get(id) ?? 0) + 1;
    uses.set(id, use);
    return { id: use > 1 ? `${id}-${use}` : id, ...check };
  });
}
