import type { Random } from "../../foundation/random.ts";
import type { CsgGraph } from "../../solid/graph.ts";
import type { Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";

/**
 * What a mutant is, known from how it was made: `right` must be accepted, `wrong` refused. `open`
 * lies in the guard band, or is meshed too coarsely to tell: it is not counted.
 */
export type Label = "right" | "wrong" | "open";

/** A parameter of the script that is a size of the part: the part is right while it stays in its band. */
export interface Size {
  readonly name: string;
  readonly nominal: number;
  /** Where the middle of the band is, from the nominal, and half its width; in the parameter's unit. */
  readonly middle: number;
  readonly half: number;
  /** Guard band on either side of a limit, as a part of `half`; 0.03 where left out. */
  readonly guard?: number;
  /** A check looks at this and another size at once: they are not moved together. */
  readonly alone?: boolean;
}

/** What operators work on. */
export interface Subject {
  /** May the part lie as it will? */
  readonly pose: "declared" | "any";
  readonly sizes: readonly Size[];
  /** Diameters that the drawing gives, with their bands: of whatever bores have them. */
  readonly bores: readonly Size[];
  /** Other graphs that make the same part. */
  readonly routes: readonly { readonly name: string; readonly graph: CsgGraph }[];
  readonly reference: Solid;
  /** The reference's graph. */
  readonly graph: CsgGraph;
  readonly kernel: Kernel;
  /** The graph that the script makes with other values; throws where there is none. */
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

/** A mutant's solid. */
export interface Made {
  readonly solid: Solid;
  /** The same part in the frame of the reference, for rules that cannot find it by themselves. */
  readonly aligned?: Solid;
  /** Where only making it shows what it is. */
  readonly label?: Label;
}

/** Gives the drafts of one operator for one part, at most `most`. */
export type Operator = (
  subject: Subject,
  random: Random,
  most: number,
) => Promise<readonly Draft[]> | readonly Draft[];
