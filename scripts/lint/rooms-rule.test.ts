import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOMS } from "../../src/rooms.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const made: string[] = [];

/** Lints one made-up file in a folder of the house and gives the messages of the rooms rule. */
function lint(folder: string, source: string): string {
  const dir = mkdtempSync(path.join(ROOT, folder, "trespass-"));
  made.push(dir);
  const file = path.join(dir, "..", `trespass-${path.basename(dir)}.ts`);
  made.push(file);
  writeFileSync(file, source);
  try {
    return execFileSync(
      process.execPath,
      [
        path.join(ROOT, "node_modules/oxlint/bin/oxlint"),
        "-A",
        "all",
        "-D",
        "plumbline/rooms",
        file,
      ],
      { cwd: ROOT, encoding: "utf8" },
    );
  } catch (failure) {
    return String((failure as { stdout: string }).stdout);
  } finally {
    for (const entry of made.splice(0)) rmSync(entry, { recursive: true, force: true });
  }
}

afterAll(() => {
  for (const entry of made) rmSync(entry, { recursive: true, force: true });
});

describe("the walls of the house", () => {
  it.each([
    ["static import", `import { x } from "../solid/graph.ts";\nexport const y = x;`],
    ["type import", `import type { x } from "../solid/graph.ts";\nexport type y = x;`],
    ["re-export", `export { x } from "../solid/graph.ts";`],
    ["import()", `export const y = () => import("../solid/graph.ts");`],
    [
      "worker URL",
      `export const u = new URL("../../../workers/slicing.worker.ts", import.meta.url);`,
    ],
    ["npm package of another room", `import m from "manifold-3d";\nexport default m;`],
    ["export *", `export * from "./mesh.ts";`],
  ])("refuses a %s from geometry to a room above it", (_name, source) => {
    expect(lint("src/engine/geometry", source)).toContain("Trespass");
  });

  it("refuses a deep import into another room's subfolder", () => {
    const source = `import { x } from "../modelling/language/facade.ts";\nexport const y = x;`;
    expect(lint("src/engine/assessment", source)).toContain("is private to the room modelling");
  });

  it("allows a door of a room below", () => {
    const source = `import type { Mesh } from "../geometry/mesh.ts";\nexport type M = Mesh;`;
    expect(lint("src/engine/solid", source)).not.toContain("Trespass");
  });

  it("is a table without circles", () => {
    const rooms: Record<string, { imports: readonly string[] }> = ROOMS;
    const depth = (name: string, seen: readonly string[]): number => {
      expect(seen, `circle: ${[...seen, name].join(" > ")}`).not.toContain(name);
      const below = rooms[name]?.imports ?? [];
      return 1 + Math.max(0, ...below.map((other) => depth(other, [...seen, name])));
    };
    for (const name of Object.keys(rooms)) expect(depth(name, [])).toBeGreaterThan(0);
  });
});
