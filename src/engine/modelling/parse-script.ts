import { type ImportDeclaration, type Node, parse, type Program } from "acorn";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { findDynamicImport } from "./script/find-import.ts";
import { syntaxProblem } from "./script/syntax-problem.ts";

/** A script as a function body: same lines, imports and exports turned into plain code. */
export interface ParsedScript {
  readonly body: string;
}

const MAX_LENGTH = 1_000_000;
const ENTRY = ["main", "getParameterDefinitions"];

/**
 * Parses a script (CommonJS or ES module, JSCAD style) and rewrites it so that any evaluator can
 * run it as a strict function body: `import` becomes `require`, `export` is taken off, and the
 * body returns `{ module, named }`. Line numbers stay. Problems: `modelling.syntax…` with place.
 */
export function parseScript(source: string): Result<ParsedScript> {
  if (source.trim() === "") return fail(problem("modelling.empty-source"));
  if (source.length > MAX_LENGTH)
    return fail(problem("modelling.source-too-long", { limit: MAX_LENGTH }));
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true });
  } catch (cause) {
    return fail(syntaxProblem(source, cause));
  }
  const dynamic = findDynamicImport(program);
  if (dynamic) return fail(problem("modelling.no-dynamic-import", {}, placeOf(dynamic)));
  return ok({ body: rewrite(source, program) });
}

function placeOf(node: Node): { kind: "source"; line: number; column: number } | undefined {
  if (!node.loc) return undefined;
  return { kind: "source", line: node.loc.start.line, column: node.loc.start.column + 1 };
}

/** Replaces spans from the end to the start, so that positions stay right. */
function rewrite(source: string, program: Program): string {
  let text = source;
  const cut = (node: { start: number; end: number }, by: string): void => {
    const old = source.slice(node.start, node.end);
    const lines = old.split("\n").length - 1 - (by.split("\n").length - 1);
    text = text.slice(0, node.start) + by + "\n".repeat(lines) + text.slice(node.end);
  };
  const named = new Map<string, string>();
  for (const statement of [...program.body].reverse()) {
    if (statement.type === "ImportDeclaration") cut(statement, importAsRequire(statement));
    else if (statement.type === "ExportNamedDeclaration") {
      const { declaration } = statement;
      for (const s of statement.specifiers) named.set(nameOf(s.exported), nameOf(s.local));
      if (declaration) cut({ start: statement.start, end: declaration.start }, "");
      else cut(statement, ";");
      for (const name of declaration ? declared(declaration) : []) named.set(name, name);
    } else if (statement.type === "ExportDefaultDeclaration") {
      const { declaration } = statement;
      const own = "id" in declaration && declaration.id ? declaration.id.name : undefined;
      if (own) named.set("default", own);
      else named.set("default", "__default");
      const head = { start: statement.start, end: declaration.start };
      cut(head, own ? "" : "const __default = ");
    } else if (statement.type === "ExportAllDeclaration") cut(statement, ";");
    else for (const name of declared(statement)) if (ENTRY.includes(name)) named.set(name, name);
  }
  const list = [...named].map(([name, local]) => `${JSON.stringify(name)}: ${local}`).join(", ");
  return `${text}\n;return { module: module.exports, named: { ${list} } };`;
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? String(node.value);
}

/** Names that a top-level declaration binds, as far as they can be entries. */
function declared(node: Node): string[] {
  if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") {
    const { id } = node as { id?: { name: string } } & Node;
    return id ? [id.name] : [];
  }
  if (node.type !== "VariableDeclaration") return [];
  const { declarations } = node as Node & { declarations: { id: Node & { name?: string } }[] };
  return declarations.flatMap(({ id }) => (id.name ? [id.name] : []));
}

function importAsRequire(node: ImportDeclaration): string {
  const required = `require(${JSON.stringify(node.source.value)})`;
  if (node.specifiers.length === 0) return `${required};`;
  const named: string[] = [];
  const whole: string[] = [];
  for (const s of node.specifiers) {
    if (s.type !== "ImportSpecifier" || nameOf(s.imported) === "default") whole.push(s.local.name);
    else named.push(`${JSON.stringify(nameOf(s.imported))}: ${s.local.name}`);
  }
  const parts = whole.map((name) => `${name} = ${required}`);
  if (named.length > 0) parts.push(`{ ${named.join(", ")} } = ${required}`);
  return `const ${parts.join(", ")};`;
}
