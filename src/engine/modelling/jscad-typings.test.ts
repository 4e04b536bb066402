import jscad from "@jscad/modeling";
import { expect, it } from "vitest";
import { JSCAD_TYPINGS } from "./jscad-typings.ts";

/** Functions that a namespace of the typings declares, with how many values each must be given. */
function declared(name: string): Record<string, number> {
  const body = new RegExp(`namespace ${name} \\{([^}]*)\\}`).exec(JSCAD_TYPINGS)?.[1] ?? "";
  const functions = [...body.matchAll(/function (\w+)\(([^)]*)\)/g)].map(([, own, values = ""]) => {
    const needed = values
      .split(",")
      .filter((value) => value.includes(":") && !value.includes("?:"));
    return [own, needed.length] as const;
  });
  return Object.fromEntries(functions);
}

it.each(["vec2", "vec3", "mat4"] as const)("types every function of %s as it is", (name) => {
  const real = jscad.maths[name] as Record<string, (...values: never[]) => unknown>;
  expect(declared(name)).toEqual(
    Object.fromEntries(Object.entries(real).map(([own, { length }]) => [own, length])),
  );
});

it("leaves nothing untyped, so that completion can help everywhere", () => {
  expect(JSCAD_TYPINGS).not.toMatch(/\bany\b/);
});
