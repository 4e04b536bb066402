import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaValue } from "./formula.ts";

const VALUES = { length: 50, wall: 6, a1: -3, zero: 0 };

const value = (formula: string): number => {
  const found = formulaValue(formula, VALUES);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
};

function reason(formula: string): string {
  const found = formulaValue(formula, VALUES);
  if (found.ok) return "right";
  const { reason: why, column, name } = found.problems[0]?.params ?? {};
  expect(found.problems[0]?.code).toBe("assessment.formula");
  return `${why} ${column}${name ? ` ${name}` : ""}`;
}

/** A sum as a tree: the oracle works it out from the tree, the parser from its text. */
type Tree =
  | { readonly number: number }
  | { readonly name: keyof typeof VALUES }
  | { readonly minus: Tree }
  | { readonly sign: "+" | "-" | "*" | "/"; readonly left: Tree; readonly right: Tree };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.integer({ min: 0, max: 40_000 }).map((n) => ({ number: n / 100 })),
    fc.constantFrom(...(Object.keys(VALUES) as (keyof typeof VALUES)[])).map((name) => ({ name })),
    fc.record({ minus: tie("tree") }),
    fc.record({
      sign: fc.constantFrom("+", "-", "*", "/"),
      left: tie("tree"),
      right: tie("tree"),
    }),
  ),
}));

function worth(one: Tree): number {
  if ("number" in one) return one.number;
  if ("name" in one) return VALUES[one.name];
  if ("minus" in one) return -worth(one.minus);
  const [left, right] = [worth(one.left), worth(one.right)];
  switch (one.sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? NaN : left / right;
  }
}

const binds = (one: Tree): number => {
  if (!("sign" in one)) return "minus" in one ? 2 : 3;
  return one.sign === "+" || one.sign === "-" ? 0 : 1;
};

/** With the fewest brackets that keep the meaning. */
function text(one: Tree): string {
  if ("number" in one) return String(one.number);
  if ("name" in one) return one.name;
  if ("minus" in one) return `-${within(one.minus, 2)}`;
  const own = binds(one);
  return `${within(one.left, own)} ${one.sign} ${within(one.right, own + 1)}`;
}
const within = (one: Tree, least: number): string =>
  binds(one) < least ? `(${text(one)})` : text(one);

describe("formulaValue", () => {
  it("works sums out as on paper", () => {
    expect(value("length - 15")).toBe(35);
    expect(value("length / 2")).toBe(25);
    expect(value("(length - wall) / 2 - 1.5")).toBe(20.5);
    expect(value("100 - 10 - 5")).toBe(85);
    expect(value("100 / 10 / 5")).toBe(2);
    expect(value("-a1 * -2 + 2*3")).toBe(0);
    expect(Object.is(value("-zero"), 0)).toBe(true);
  });

  it("agrees with the tree that the text was written from", () => {
    fc.assert(
      fc.property(tree, (one) => {
        const written = text(one);
        fc.pre(written.length <= 200);
        const wanted = worth(one);
        const found = formulaValue(written, VALUES);
        if (Number.isFinite(wanted)) expect(found.ok && found.value).toBe(wanted + 0);
        else expect(found.ok).toBe(false);
      }),
      { numRuns: 2000, seed: 416 },
    );
  });

  it("says what is wrong, and where", () => {
    expect(reason("")).toBe("end 1");
    expect(reason("length -")).toBe("end 9");
    expect(reason("length - lenght")).toBe("name 10 lenght");
    expect(reason("(length - 1")).toBe("bracket 12");
    expect(reason("length 2")).toBe("sign 7");
    expect(reason("2length")).toBe("sign 2");
    expect(reason("1,5")).toBe("sign 2");
    expect(reason("length / (wall - 6)")).toBe("zero 7");
    expect(reason("9".repeat(199))).toBe("right");
    expect(reason(`${"9".repeat(160)}*${"9".repeat(39)}*1`)).toBe("long 1");
    expect(reason(")")).toBe("sign 1");
  });

  it("knows only its own names", () => {
    for (const name of ["constructor", "toString", "__proto__x", "hasOwnProperty", "Infinity"])
      expect(reason(name)).toMatch(/^(name|sign) 1/);
    for (const hostile of [
      "process.exit()",
      "length = 3",
      "length[0]",
      "`1`",
      "1e999",
      "0x10",
      "length ** 2",
      "globalThis",
      "1; 2",
      "// 1",
      "1 /* */",
      "−5",
      "5\u0000",
      "(".repeat(150),
      "-".repeat(200),
    ])
      expect(reason(hostile)).not.toBe("right");
  });

  it("ends, with a finite number or a problem, for any text", () => {
    const piece = fc.constantFrom("(", ")", "+", "-", "*", "/", " ", "length", "7", "0", ".", "x");
    const any = fc.oneof(
      fc.string({ maxLength: 250 }),
      fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(any, (formula) => {
        const found = formulaValue(formula, VALUES);
        if (found.ok) expect(Number.isFinite(found.value)).toBe(true);
        else expect(found.problems).toHaveLength(1);
      }),
      { numRuns: 1500, seed: 417 },
    );
  });
});
