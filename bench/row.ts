/** One measured line of a bench. Times in milliseconds; `ratio` is ours over the peer's. */
export interface Row {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer_ms?: number;
  readonly ratio?: number;
  /** What must hold, in words and figures. */
  readonly aim: string;
  readonly ok: boolean;
}
