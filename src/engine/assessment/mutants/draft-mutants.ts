import { seededRandom } from "../../foundation/random.ts";
import type { Draft, Operator, Subject } from "./mutant.ts";
import { OPERATORS } from "./operators/list.ts";

export interface DraftOptions {
  /** About how many. */
  readonly mutants: number;
  /** The same seed and number give the same mutants. */
  readonly seed: number;
  /** Operators of the caller's own, each with its share of the mutants. */
  readonly more?: readonly { readonly operator: Operator; readonly share: number }[];
}

/** The mutants of a part, none of them made yet. Operators that move sizes give their share away where there are none. */
export async function draftMutants(
  subject: Subject,
  { mutants, seed, more = [] }: DraftOptions,
): Promise<Draft[]> {
  const { sizes, bores } = subject;
  const own = OPERATORS.filter(
    ({ ofSizes, ofBores }) => (!ofSizes || sizes.length > 0) && (!ofBores || bores.length > 0),
  );
  const all = [...own, ...more];
  const shares = all.reduce((sum, { share }) => sum + share, 0);
  const random = seededRandom(seed);
  const drafts: Draft[] = [];
  for (const { operator, share } of all) {
    const most = Math.max(1, Math.round((share / shares) * mutants));
    drafts.push(...(await operator(subject, random, most)));
  }
  return drafts;
}

/** The mutant; undefined where no sound solid comes out, or its script stops. */
export async function makeMutant(draft: Draft) {
  try {
    return await draft.make();
  } catch {
    // A script that its own numbers drive into nonsense makes no mutant.
    return undefined;
  }
}
