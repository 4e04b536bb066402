import type { ParameterDefinition } from "../../modelling/parameter-types.ts";
import { type Outcome, plain } from "../checks/outcome.ts";

/** Types of parameters that hold no number. */
const OTHER: readonly ParameterDefinition["type"][] = ["checkbox", "color", "group"];

/** What a script says to a variant's values, if it doesn't take them: it asks for no such parameter, or bounds it. */
export function refusedValue(
  params: Readonly<Record<string, number>>,
  definitions: readonly ParameterDefinition[],
): Outcome | undefined {
  for (const name of Object.keys(params).sort()) {
    const asked = definitions.find((one) => one.name === name && !OTHER.includes(one.type));
    if (!asked) return plain("fail", "check.variant.no-parameter", { parameter: name });
    if (!takes(asked, params[name] as number)) return notAllowed(name, params);
  }
  return undefined;
}

export const notAllowed = (parameter: string, params: Readonly<Record<string, number>>): Outcome =>
  plain("fail", "check.variant.not-allowed", { parameter, value: params[parameter] ?? 0 });

function takes({ type, min, max, values }: ParameterDefinition, value: number): boolean {
  if (type === "choice" || type === "radio")
    return (values ?? []).some((one) => String(one) === String(value));
  if (type === "text") return true;
  if (type === "int" && !Number.isInteger(value)) return false;
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}
