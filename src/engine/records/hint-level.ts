/** How far a person is helped with a check: where to look, what kind of mistake it is, how to mend it. */
export const HINT_LEVELS = ["where", "kind", "how"] as const;
export type HintLevel = (typeof HINT_LEVELS)[number];

/** How much help was asked for with what is told of one check. */
export interface AskedHints {
  /** Catalogue id of the finding: another mistake at the same place begins anew. */
  readonly message: string;
  /** How many of the levels, in their order. */
  readonly levels: number;
}

/** The levels that were asked for with this finding. */
export function levelsAsked(
  asked: Readonly<Record<string, AskedHints>>,
  { id, message }: { readonly id: string; readonly message: string },
): number {
  const before = asked[id];
  return before?.message === message ? before.levels : 0;
}
