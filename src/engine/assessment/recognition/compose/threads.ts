import type { Thread } from "../../recognition-types.ts";
import type { Field } from "../fit/sample.ts";
import type { Surfaces } from "./parts.ts";

export function findThreads(_field: Field, _surfaces: Surfaces, _surfaceOf: Int32Array): Thread[] {
  return [];
}
