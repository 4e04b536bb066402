import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandMacro } from "./macro.ts";

const values = { bed: 60, nozzle: 215, material: "PLA", vase: false, height: 0.2 };
const lines = (...macro: string[]): readonly string[] | string => {
  const result = expandMacro(macro, values);
  return result.ok
    ? result.value
    : result.problems
        .map(({ code, params }) => `${code} ${params.line} ${params.name ?? params.text}`)
        .join("; ");
};

describe("start and end macros", () => {
  it("fill in variables and sums", () => {
    expect(lines("M140 S{bed}", "G1 X{bed * 2 + 1} F{0.1 + 0.2}")).toEqual([
      "M140 S60",
      "G1 X121 F0.3",
    ]);
    expect(lines("{material}-{min(bed, 50)}-{round(height * 7)}-{-bed}")).toEqual(["PLA-50-1--60"]);
    expect(lines("{2 + 3 * 4}{(2 + 3) * 4}{10 / 4 - 1}")).toEqual(["14201.5"]);
  });

  it("keep what the conditions say, over lines and within one", () => {
    const macro = [
      "{if bed > 90}",
      "hot",
      "{elseif bed >= 60}",
      "warm",
      "{else}",
      "cold",
      "{endif}",
      "end",
    ];
    expect(lines(...macro)).toEqual(["warm", "end"]);
    expect(lines('M104 S{if material == "PC" or vase}250{else}{nozzle}{endif} ;x')).toEqual([
      "M104 S215 ;x",
    ]);
    expect(
      lines(
        "{if not vase and bed != 0}",
        "{if bed < 10}",
        "a",
        "{else}",
        "b",
        "{endif}",
        "c",
        "{endif}",
      ),
    ).toEqual(["b", "c"]);
    expect(lines("{if vase}", "{if bed}", "a", "{endif}", "{else}", "b", "{endif}")).toEqual(["b"]);
    expect(lines("{true or false and false ? 1 : 2}{not false == true ? 1 : 2}")).toEqual(["11"]);
    expect(lines('{material == "PLA" ? bed + 5 : 0}')).toEqual(["65"]);
  });

  it("leave comments and empty lines as they are", () => {
    expect(lines("; {bed} degrees", "", "G28")).toEqual(["; 60 degrees", "", "G28"]);
  });

  it("name what is unknown, even where it is left out", () => {
    expect(lines("G28", "{if vase}{bedd}{endif}")).toBe("machines.macro-unknown 2 bedd");
    expect(lines("{toString}")).toBe("machines.macro-unknown 1 toString");
    expect(lines("{constructor(1)}")).toContain("machines.macro-unknown 1 constructor");
  });

  it("name what cannot be read", () => {
    expect(lines("{bed +}")).toBe("machines.macro-syntax 1 bed +");
    expect(lines("{material * 2}")).toBe("machines.macro-syntax 1 material * 2");
    expect(lines("{}")).toBe("machines.macro-syntax 1 ");
    expect(lines("{if bed}", "a")).toBe("machines.macro-syntax 2 {if}");
    expect(lines("{endif}")).toBe("machines.macro-syntax 1 endif");
    expect(lines("{if bed}{else}{else}{endif}")).toBe("machines.macro-syntax 1 else");
  });

  it("never throw, whatever stands in them", () => {
    const word = fc.constantFrom(
      "{",
      "}",
      "if ",
      "else",
      "endif",
      "bed",
      "(",
      ")",
      "+",
      "?",
      ":",
      '"',
      "1",
      " ",
      "<",
    );
    const line = fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (parts) => {
        const macro = parts.map((part) => part.join(""));
        const result = expandMacro(macro, values);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });

  it("leave lines without variables untouched", () => {
    const plain = fc.array(fc.string().filter((text) => !/[{}]/.test(text)));
    fc.assert(
      fc.property(plain, (macro) => {
        expect(lines(...macro)).toEqual(macro);
      }),
    );
  });
});
