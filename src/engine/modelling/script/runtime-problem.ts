import { type Problem, problem } from "../../foundation/problem.ts";
import { ScriptFailure } from "../language/failure.ts";
import { placeInStack } from "../stack.ts";

/** What V8 and Firefox say, and the problem codes that say it in plain words. */
const MESSAGES: readonly (readonly [RegExp, string, string?])[] = [
  [/^(?:Can't find variable: )?(.+?) is not defined$/, "modelling.not-defined", "name"],
  [/^Cannot access '(.+)' before initialization/, "modelling.not-defined", "name"],
  [/^can't access lexical declaration '(.+)' before/, "modelling.not-defined", "name"],
  [/^(.+?) is not a (?:function|constructor)/, "modelling.not-a-function", "name"],
  [
    /^Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null) \((?:reading|setting) '(.+)'\)/,
    "modelling.undefined-value",
    "name",
  ],
  [/^can't access property "(.+?)"/, "modelling.undefined-value", "name"],
  [/^Cannot destructure property '(.+?)'/, "modelling.undefined-value", "name"],
  [/^Assignment to constant variable|^invalid assignment to const/, "modelling.constant"],
  [/^Maximum call stack size exceeded|^too much recursion/, "modelling.too-deep"],
  [/^Invalid (?:array|string) length|^invalid array length|allocation/i, "modelling.too-large"],
];

/** Turns whatever a script threw into a problem, with the place where its stack tells one. */
export function runtimeProblem(cause: unknown): Problem {
  if (cause instanceof ScriptFailure) return cause.problem;
  const place = placeInStack(read(cause, "stack"));
  const message = String(read(cause, "message") ?? text(cause)).slice(0, 300);
  for (const [pattern, code, parameter] of MESSAGES) {
    const found = pattern.exec(message);
    if (found) return problem(code, parameter ? { [parameter]: found[1] ?? "" } : {}, place);
  }
  return problem("modelling.runtime", { message }, place);
}

/** Reads a property of a thrown thing; a hostile getter may throw again. */
function read(cause: unknown, key: string): string | undefined {
  try {
    const value: unknown = (cause as Record<string, unknown> | null | undefined)?.[key];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function text(cause: unknown): string {
  try {
    return String(cause);
  } catch {
    return "?";
  }
}
