import { tokenizer } from "acorn";
import { type Place, type Problem, problem } from "../../foundation/problem.ts";

/** Acorn's messages and the problem codes that say them in plain words. */
const MESSAGES: readonly (readonly [RegExp, string, string?])[] = [
  [/^Unterminated string constant/, "modelling.syntax-string"],
  [/^Unterminated comment/, "modelling.syntax-comment"],
  [/^Unterminated template/, "modelling.syntax-template"],
  [/^Unterminated regular expression/, "modelling.syntax-regexp"],
  [/^Unexpected character '([“”‘’„«»´])'/, "modelling.syntax-quote", "found"],
  [/^Unexpected character '(.)'/u, "modelling.syntax-character", "found"],
  [/^Identifier '(.+)' has already been declared/, "modelling.syntax-twice", "name"],
  [
    /^(?:Identifier directly after number|Invalid number|Expected number)/,
    "modelling.syntax-number",
  ],
  [/^Assigning to rvalue|^Invalid left-hand side/, "modelling.syntax-assign"],
  [/^'return' outside of function/, "modelling.syntax-return"],
  [/^Unsyntactic (?:break|continue)/, "modelling.syntax-break"],
  [/^The keyword '(.+)' is reserved/, "modelling.syntax-reserved", "name"],
  [
    /^(?:Unexpected keyword|Unexpected use of|Binding) '?(\w+)'?/,
    "modelling.syntax-reserved",
    "name",
  ],
  [/'await'/, "modelling.syntax-await"],
  [/may (?:only )?appear (?:only )?at the top level/, "modelling.syntax-top-level"],
  [/^(?:Export '(.+)' is not defined|Duplicate export '(.+)')/, "modelling.syntax-export", "name"],
];

/** Turns what the parser threw into a problem with line and column. */
export function syntaxProblem(source: string, cause: unknown): Problem {
  const {
    message = "",
    loc,
    pos = 0,
  } = cause as {
    message?: string;
    pos?: number;
    loc?: { line: number; column: number };
  };
  const text = message.replace(/ \(\d+:\d+\)$/, "");
  const place: Place | undefined = loc && {
    kind: "source",
    line: loc.line,
    column: loc.column + 1,
  };
  for (const [pattern, code, parameter] of MESSAGES) {
    const found = pattern.exec(text);
    if (!found) continue;
    return problem(code, parameter ? { [parameter]: found[1] ?? found[2] ?? "" } : {}, place);
  }
  if (!text.startsWith("Unexpected token"))
    return problem("modelling.syntax", { detail: text.slice(0, 200) }, place);
  return unexpected(source, pos, place);
}

interface Open {
  readonly bracket: string;
  readonly place: Place;
}

const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Says more than "unexpected": which bracket stays open, or that a comma seems to be missing. */
function unexpected(source: string, pos: number, place: Place | undefined): Problem {
  const { open, valueBefore, valueHere, mismatch } = scan(source, pos);
  const found = /^[\p{L}\p{N}_$]+|^./u.exec(source.slice(pos))?.[0];
  const inner = open.at(-1);
  if (found === undefined || mismatch) {
    if (inner) return problem("modelling.syntax-unclosed", { bracket: inner.bracket }, inner.place);
    if (found === undefined) return problem("modelling.syntax-end", {}, place);
  }
  if (valueBefore && valueHere && inner)
    return problem("modelling.syntax-comma", { found: found ?? "" }, place);
  return problem("modelling.syntax-unexpected", { found: found ?? "" }, place);
}

function scan(source: string, pos: number) {
  const open: Open[] = [];
  let valueBefore = false;
  let valueHere = false;
  let mismatch = false;
  try {
    for (const token of tokenizer(source, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
    })) {
      const word = source.slice(token.start, token.end);
      const isValue = ["name", "num", "string"].includes(token.type.label);
      if (token.start >= pos) {
        valueHere = isValue || word === "{" || word === "[";
        mismatch = word in CLOSING && open.at(-1)?.bracket !== CLOSING[word];
        break;
      }
      valueBefore = isValue || word in CLOSING;
      const { line, column } = token.loc?.start ?? { line: 1, column: 0 };
      const here: Place = { kind: "source", line, column: column + 1 };
      if (word === "(" || word === "[" || word === "{" || word === "${")
        open.push({ bracket: word.at(-1) as string, place: here });
      else if (word in CLOSING) open.pop();
    }
  } catch {
    // The tokenizer stops at what the parser already complained about.
  }
  return { open, valueBefore, valueHere, mismatch };
}
