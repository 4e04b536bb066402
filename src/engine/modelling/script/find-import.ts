import type { Node, Program } from "acorn";

/** The first `import(…)` expression or `import.meta` in a program: scripts may not load anything. */
export function findDynamicImport(program: Program): Node | undefined {
  const stack: unknown[] = [program];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) stack.push(item);
      continue;
    }
    if ("type" in value && (value.type === "ImportExpression" || isImportMeta(value)))
      return value as Node;
    for (const [key, child] of Object.entries(value)) if (key !== "loc") stack.push(child);
  }
  return undefined;
}

function isImportMeta(value: object): boolean {
  const { type, meta } = value as { type?: unknown; meta?: { name?: unknown } };
  return type === "MetaProperty" && meta?.name === "import";
}
