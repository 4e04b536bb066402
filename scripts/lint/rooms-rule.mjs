/**
 * The walls of the house as a lint rule. It reads the table in `src/rooms.mjs` and refuses, for
 * every way in which one file can name another (static import, re-export, type import, `import()`,
 * `new URL(…, import.meta.url)`):
 *  - a room that the importing room may not use;
 *  - a file in another room's subfolder (only the files at a room's top are its doors);
 *  - an npm package that belongs to another room;
 *  - `export *`.
 * Test files may also use the fixtures and packages for tests.
 */
import path from "node:path";
import { ROOMS } from "../../src/rooms.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ROOM_LIST = Object.entries(ROOMS).map(([name, room]) => ({ name, ...room }));
const TEST_FILE = /\.(test|bench)\.tsx?$|\/(fixtures|test-[a-z-]+)(\/|\.ts$)/;
const TEST_PACKAGES = ["vitest", "fast-check", "node:*", "@jscad/modeling"];

const roomOf = (file) => {
  const relative = path.relative(ROOT, file).split(path.sep).join("/");
  return ROOM_LIST.find((room) => relative.startsWith(`${room.path}/`));
};

const matches = (pattern, name) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** The package of a bare specifier: `@scope/name/deep` is `@scope/name`. */
const packageOf = (specifier) => {
  if (specifier.startsWith("node:") || specifier.startsWith("virtual:")) return specifier;
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
};

/** Why the import is refused, or undefined. `file` and the specifier's target are absolute paths. */
export function trespass(file, specifier, isUrl = false) {
  const room = roomOf(file);
  if (!room) return undefined;
  const bare = specifier.split("?")[0];
  if (!bare.startsWith(".") && !path.isAbsolute(bare)) {
    const name = packageOf(bare);
    const allowed = TEST_FILE.test(file) ? [...room.packages, ...TEST_PACKAGES] : room.packages;
    if (allowed.some((pattern) => matches(pattern, name))) return undefined;
    if (TEST_FILE.test(file) && ROOM_LIST.some((r) => r.packages.includes(name))) return undefined;
    return `the package ${name} does not belong to the room ${room.name}`;
  }
  const target = path.resolve(path.dirname(file), bare);
  const other = roomOf(target);
  if (!other) {
    const relative = path.relative(ROOT, target).split(path.sep).join("/");
    const inTest = TEST_FILE.test(file);
    if (inTest || relative === "src/rooms.mjs" || relative === "package.json") return undefined;
    if (relative.startsWith("lessons/") && ["screens", "shell", "session"].includes(room.name))
      return undefined;
    if (relative.startsWith("node_modules/"))
      return trespass(file, relative.slice("node_modules/".length));
    return `${relative} is in no room`;
  }
  if (other.name === room.name) return undefined;
  const inside = path.relative(path.join(ROOT, other.path), target).split(path.sep);
  const fixture = TEST_FILE.test(file) && inside[0] === "fixtures";
  const started = isUrl && (room.starts ?? []).includes(other.name);
  if (!room.imports.includes(other.name) && !started && !TEST_FILE.test(file))
    return `the room ${room.name} may not import the room ${other.name}`;
  if (inside.length > 1 && !fixture && other.name !== "catalogues")
    return `${inside.join("/")} is private to the room ${other.name}; use one of its doors`;
  return undefined;
}

const isImportMetaUrl = (node) =>
  node?.type === "MemberExpression" &&
  node.object?.type === "MetaProperty" &&
  node.property?.name === "url";

const rule = {
  create(context) {
    const file = context.filename ?? context.getFilename();
    const check = (node, source, isUrl = false) => {
      if (typeof source?.value !== "string") return;
      const reason = trespass(file, source.value, isUrl);
      if (reason) context.report({ node, message: `Trespass: ${reason}.` });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) =>
        context.report({ node, message: "Trespass: no `export *`; name what leaves the file." }),
      ImportExpression: (node) => check(node, node.source),
      NewExpression: (node) => {
        if (node.callee?.name !== "URL" || !isImportMetaUrl(node.arguments[1])) return;
        check(node, node.arguments[0], true);
      },
    };
  },
};

export default { meta: { name: "plumbline" }, rules: { rooms: rule } };
