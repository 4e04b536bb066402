/** What a variable of a macro may hold. */
export type MacroValue = number | string | boolean;

/** What is wrong with an expression: a name that nobody knows, or the text that cannot be read. */
export type MacroFault =
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "syntax"; readonly text: string };

/** Thrown within this folder only; `expandMacro` turns it into a Problem. */
export class MacroError extends Error {
  readonly fault: MacroFault;
  constructor(fault: MacroFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const TOKEN = /\s*(?:(\d+\.?\d*|\.\d+)|([a-z_]\w*)|"([^"]*)"|(<=|>=|==|!=|[-+*/<>()?:,]))/iy;
const FUNCTIONS: Readonly<Record<string, (...of: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
};
/** Binding strength of the operators, loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["==", "!=", "<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/"],
];

type Token =
  | { readonly kind: "value"; readonly value: MacroValue }
  | { readonly kind: "name" | "sign"; readonly text: string };

/**
 * The value of an expression: numbers, "texts", variables, `+ - * /`, comparisons, `and or not`,
 * `a ? b : c`, min, max, round, floor, ceil. Throws MacroError.
 */
export function evaluate(text: string, values: Readonly<Record<string, MacroValue>>): MacroValue {
  const tokens = tokenize(text);
  let at = 0;
  const syntax = (): MacroError => new MacroError({ kind: "syntax", text: text.trim() });
  const next = (...wanted: string[]): string | undefined => {
    const token = tokens[at];
    if (!token || token.kind === "value" || !wanted.includes(token.text)) return undefined;
    at++;
    return token.text;
  };
  const expect = (wanted: string): void => {
    if (!next(wanted)) throw syntax();
  };
  const number = (value: MacroValue): number => {
    if (typeof value !== "number") throw syntax();
    return value;
  };

  const choice = (): MacroValue => {
    const condition = level(0);
    if (!next("?")) return condition;
    const yes = choice();
    expect(":");
    const no = choice();
    return truth(condition) ? yes : no;
  };
  const level = (depth: number): MacroValue => {
    const operators = LEVELS[depth];
    if (!operators) return unary();
    let left = level(depth + 1);
    for (let sign = next(...operators); sign; sign = next(...operators))
      left = apply(sign, left, level(depth + 1), number);
    return left;
  };
  const unary = (): MacroValue => {
    if (next("-")) return -number(unary());
    if (next("not")) return !truth(unary());
    if (next("(")) {
      const inner = choice();
      expect(")");
      return inner;
    }
    const token = tokens[at++];
    if (!token || token.kind === "sign") throw syntax();
    if (token.kind === "value") return token.value;
    const call = Object.hasOwn(FUNCTIONS, token.text) ? FUNCTIONS[token.text] : undefined;
    if (call && next("(")) {
      const list = [number(choice())];
      while (next(",")) list.push(number(choice()));
      expect(")");
      return call(...list);
    }
    if (token.text === "true" || token.text === "false") return token.text === "true";
    const value = Object.hasOwn(values, token.text) ? values[token.text] : undefined;
    if (value === undefined) throw new MacroError({ kind: "unknown", name: token.text });
    return value;
  };

  const value = choice();
  if (at < tokens.length) throw syntax();
  return value;
}

/** What counts as yes: anything but false, 0 and an empty text. */
export const truth = (value: MacroValue): boolean => value !== false && value !== 0 && value !== "";

function apply(
  sign: string,
  a: MacroValue,
  b: MacroValue,
  number: (value: MacroValue) => number,
): MacroValue {
  switch (sign) {
    case "or":
      return truth(a) || truth(b);
    case "and":
      return truth(a) && truth(b);
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return number(a) < number(b);
    case ">":
      return number(a) > number(b);
    case "<=":
      return number(a) <= number(b);
    case ">=":
      return number(a) >= number(b);
    case "+":
      return number(a) + number(b);
    case "-":
      return number(a) - number(b);
    case "*":
      return number(a) * number(b);
    default:
      return number(a) / number(b);
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    end = TOKEN.lastIndex;
    const [, digits, name, quoted, sign] = found;
    if (digits !== undefined) tokens.push({ kind: "value", value: Number(digits) });
    else if (quoted !== undefined) tokens.push({ kind: "value", value: quoted });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  if (text.slice(end).trim() !== "" || tokens.length === 0)
    throw new MacroError({ kind: "syntax", text: text.trim() });
  return tokens;
}
