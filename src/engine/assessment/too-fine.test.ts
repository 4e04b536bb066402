import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { createKernel } from "../solid/kernel.ts";
import { solidFromMesh } from "../solid/solid-from-mesh.ts";
import { assess } from "./assess.ts";
import { rubricSchema } from "./rubric.ts";

it("tells a mesh of three million triangles that it is too fine, at once", async () => {
  const wasmBinary = readFileSync("node_modules/manifold-3d/manifold.wasm");
  const kernel = await createKernel({ wasmBinary });
  const corners = Float64Array.of(0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9);
  const faces = Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3);
  const reference = solidFromMesh({ positions: corners, triangles: faces }, kernel);
  if (!reference.ok) throw new Error("no reference");
  const { rubric } = JSON.parse(readFileSync("lessons/l-bracket/lesson.json", "utf8"));
  const lesson = { id: "x", rubric: rubricSchema.parse(rubric) };
  const triangles = new Uint32Array(3 * 3_000_000);
  const part = { ...reference.value, mesh: { positions: corners, triangles } };
  const result = await assess({ lesson, part, reference: reference.value }, kernel, quietCtx());
  expect(result.problems).toMatchObject([
    { code: "assessment.too-many-triangles", params: { triangles: 3_000_000 } },
  ]);
});
