import type { Random } from "../../foundation/random.ts";
import type { CsgGraph } from "../../solid/graph.ts";
import type { Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";
import type { ReferencePart } from "./part.ts";

/**
 * What a mutant is, known from how it was made: `right` must be accepted, `wrong` refused. `open`
 * lies in the guard band, or is meshed too coarsely to tell: it is not counted.
 */
export type Label = "right" | "wrong" | "open";

/** What operators work on. */
export interface Subject {
  readonly part: ReferencePart;
  readonly reference: Solid;
  /** The reference's graph. */
  readonly graph: CsgGraph;
  readonly kernel: Kernel;
  /** The graph that the script makes with other values. */
  readonly graphOf: (values: Readonly<Record<string, number>>) => Promise<CsgGraph>;
}

/** A mutant before it is made. */
export interface Draft {
  /** Class of the operator: a line of the table. */
  readonly operator: string;
  /** What was done, with its numbers: enough to find it again. */
  readonly name: string;
  readonly label: Label;
  /** Undefined where nothing sound came out: then there is no mutant. */
  readonly make: () => Made | undefined | Promise<Made | undefined>;
}

export interface Made {
  readonly solid: Solid;
  /** The same part in the frame of the reference, for rules that cannot find it by themselves. */
  readonly aligned?: Solid;
  /** Where only making it shows what it is. */
  readonly label?: Label;
  /** A solid that cannot be made of a mesh: why. */
}

/** Gives the drafts of one operator for one part, at most `most`. */
export type Operator = (
  subject: Subject,
  random: Random,
  most: number,
) => Promise<readonly Draft[]> | readonly Draft[];
