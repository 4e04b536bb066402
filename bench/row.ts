/** One judged line of a bench. Times in milliseconds; `ratio` is ours over the peer's. */
export interface Row {
  readonly name: string;
  readonly ours_ms?: number;
  readonly peer_ms?: number;
  readonly ratio?: number;
  /** A figure that is neither time nor ratio, in the unit that `aim` names. */
  readonly value?: number;
  /** What must hold, in words and figures. */
  readonly aim: string;
  /** Left out where there was nothing to measure it on. */
  readonly ok?: boolean;
  /** On how much it rests, and where it is farthest off. */
  readonly note?: string;
}

/** What a bench gives back where rows alone do not tell enough. */
export interface Bench {
  readonly rows: readonly Row[];
  /** All that was measured, for the file of results. */
  readonly figures: unknown;
  /** The short of it for the terminal. */
  readonly lines: readonly string[];
}

export interface BenchOptions {
  /** A look while developing: few models, one round; its results are not kept. */
  readonly quick: boolean;
}
