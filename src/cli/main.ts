/**
 * The command line: `node src/cli/main.ts VERB …`. Exit 0 done or passed, 1 not passed, 2 bad
 * input or usage with one line on stderr. Never a stack trace.
 */
import { enableCompileCache } from "node:module";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Catalogue } from "../catalogues/catalogue.ts";
import { type Problem, problem } from "../engine/foundation/problem.ts";
import { fail, type Result } from "../engine/foundation/result.ts";
import { languages, loadCatalogue } from "./load-catalogue.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "./outcome.ts";
import { problemText } from "./problem-text.ts";
import { terminalProgress } from "./progress.ts";
import { ERROR, OUT, write } from "./terminal.ts";

/** What each file of `verbs/` brings. `[…]` in an operand means that there may be any number. */
interface Verb {
  readonly options: OptionTable;
  readonly operands: readonly string[];
  readonly run: (
    positionals: readonly string[],
    options: Options,
    context: VerbContext,
  ) => Promise<Result<Outcome>>;
}

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  build: () => import("./verbs/build.ts"),
  slice: () => import("./verbs/slice.ts"),
  assess: () => import("./verbs/assess.ts"),
  draw: () => import("./verbs/draw.ts"),
  "inspect-gcode": () => import("./verbs/inspect-gcode.ts"),
  "reemit-gcode": () => import("./verbs/reemit-gcode.ts"),
  "check-lessons": () => import("./verbs/check-lessons.ts"),
  rubric: () => import("./verbs/rubric.ts"),
};
const COMMON: OptionTable = {
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean" },
};
const EXIT_BAD = 2;

const args = process.argv.slice(2);
// Known before parsing, so that a mistake in the options is told in the way asked for.
const asJson = args.includes("--json");
let catalogue: Catalogue | undefined;

async function main(): Promise<number> {
  const language = languageOf();
  if (!language.ok) return refuse("", language.problems);
  catalogue = loadCatalogue(language.value);
  const [name = "", ...rest] = args;
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  const verbs = Object.keys(VERBS).join(", ");
  if (!load) {
    if (name === "--help" || name === "help" || rest.includes("--help")) return help();
    const code = name === "" ? "cli.no-verb" : "cli.unknown-verb";
    return refuse("", [problem(code, { verb: name, known: verbs })]);
  }
  const verb = await load();
  const parsed = parse(rest, verb, name);
  if (!parsed.ok) return refuse(name, parsed.problems);
  if (parsed.value.options.help) return help();
  const progress = terminalProgress();
  const { positionals, options } = parsed.value;
  const result = await verb
    .run(positionals, options, { catalogue, ctx: progress.ctx })
    .finally(progress.clear);
  if (!result.ok) return refuse(name, result.problems, positionals.at(-1));
  return tell(name, result.value);
}

function languageOf(): Result<string> {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  if (at < 0) return { ok: true, value: "en", problems: [] };
  const value = args[at]?.includes("=") ? args[at].split("=")[1] : args[at + 1];
  const known = languages();
  if (value && known.includes(value)) return { ok: true, value, problems: [] };
  return fail(problem("cli.language", { value: value ?? "", known: known.join(", ") }));
}

interface Parsed {
  readonly positionals: readonly string[];
  readonly options: Options;
}

function parse(rest: string[], verb: Verb, name: string): Result<Parsed> {
  let parsed: { values: Options; positionals: string[] };
  try {
    const table = { ...COMMON, ...verb.options };
    parsed = parseArgs({ args: rest, options: table, allowPositionals: true });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "";
    const option = /'([^']+)'/.exec(String(cause))?.[1] ?? "";
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
      const known = Object.keys({ ...COMMON, ...verb.options }).map((each) => `--${each}`);
      return fail(problem("cli.unknown-option", { option, verb: name, known: known.join(", ") }));
    }
    return fail(problem("cli.option-value", { option: option.split(" ")[0] ?? "" }));
  }
  const { positionals, values } = parsed;
  const open = verb.operands.some((operand) => operand.includes("…"));
  if (!values.help && !open && positionals.length !== verb.operands.length)
    return fail(
      problem("cli.arguments", {
        verb: name,
        operands: verb.operands.join(" "),
        given: positionals.length,
      }),
    );
  return { ok: true, value: { positionals, options: values }, problems: [] };
}

/** Says what was done: one JSON object, or text with the warnings on stderr. */
function tell(verb: string, { passed, json, lines, problems }: Outcome): number {
  const notes = problems.filter((found) => found.severity !== "error");
  if (asJson) {
    say({ ok: true, passed, verb, ...json, problems: notes.map(withText) });
  } else {
    write(OUT, lines.map((line) => `${line}\n`).join(""));
    for (const note of notes) write(ERROR, `${text(note)}\n`);
  }
  return passed ? 0 : 1;
}

/** Says what is wrong in one line of stderr, and as the JSON object where one was asked for. */
function refuse(verb: string, problems: readonly Problem[], path = ""): number {
  const first = problems.find((found) => found.severity === "error") ?? problems[0];
  if (asJson) say({ ok: false, passed: false, verb, problems: problems.map(withText) });
  if (first) write(ERROR, `${text(first, basename(path))}\n`);
  return EXIT_BAD;
}

function help(): number {
  write(OUT, `${speaker().format("cli.help")}\n`);
  return 0;
}

const say = (answer: object): void => {
  write(OUT, `${JSON.stringify(answer)}\n`);
};
const speaker = (): Catalogue => (catalogue ??= loadCatalogue("en"));
const text = (found: Problem, file = ""): string => problemText(found, speaker(), file);
const withText = (found: Problem): object => ({ ...found, text: text(found) });
const unexpected = (cause: unknown): Problem =>
  problem("foundation.unexpected", {
    detail: String(cause).split("\n", 1)[0]?.slice(0, 200) ?? "",
  });

// Halves the start of every verb after the first time; a read-only copy goes without.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/plumbline/code"));
process.on("uncaughtException", (cause) => {
  process.exitCode = refuse("", [unexpected(cause)]);
  process.exit();
});
void main()
  .catch((cause: unknown) => refuse("", [unexpected(cause)]))
  .then((code) => {
    process.exitCode = code;
  });
