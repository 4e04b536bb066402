import type { Result } from "../foundation/result.ts";
import type { ParameterDefinition } from "../modelling/parameter-types.ts";
import type { Solid } from "../solid/solid-types.ts";

/** What a script made at some values of its parameters. */
export interface VariantRun {
  readonly solid: Solid;
  /** What the script lets one choose. */
  readonly definitions: readonly ParameterDefinition[];
}

/** Runs a script again with other values: in the same sandbox, with the same limits, as the first run. */
export type ModelAt = (params: Readonly<Record<string, number>>) => Promise<Result<VariantRun>>;

/** Part and reference at the values of one of the rubric's variants, or why there is none. Plain, cloneable. */
export interface VariantModel {
  readonly id: string;
  readonly part: Result<VariantRun>;
  readonly reference: Result<VariantRun>;
}
