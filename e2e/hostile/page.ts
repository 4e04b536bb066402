import { createSandbox } from "../../src/browser/sandbox/frame.ts";
import { ATTEMPTS, type Attempt, SECRET } from "./attempts.ts";
import { say } from "./say.ts";

/**
 * Runs every attempt one after the other in the app's own sandbox and writes what happened, in
 * plain words. `?only=ID` runs one. When all are done, `document.body.dataset.done` is the count
 * of attempts that did not end as they must.
 */
export interface Outcome {
  readonly id: string;
  readonly held: boolean;
  readonly codes: readonly string[];
  readonly params: readonly Readonly<Record<string, string | number>>[];
  readonly line: number | undefined;
  readonly log: readonly string[];
}

declare global {
  interface Window {
    outcomes: Outcome[];
  }
}

const sandbox = createSandbox();
window.outcomes = [];
localStorage.setItem("canary", SECRET);
document.title = `Hostile scripts ${SECRET}`;

async function attempt(each: Attempt): Promise<Outcome> {
  const result = await sandbox.run(each.source, {}, { timeoutMs: each.timeoutMs });
  const log = result.ok ? result.value.log : [];
  const first = result.problems[0];
  const line = first?.place?.kind === "source" ? first.place.line : undefined;
  const codes = result.problems.map((problem) => problem.code);
  const params = result.problems.map((problem) => problem.params);
  const untouched =
    document.title === `Hostile scripts ${SECRET}` &&
    !("polluted" in {}) &&
    !log.some((text) => text.includes(SECRET) || text === "loaded");
  const ended =
    each.ends === "contained" ||
    (each.ends === "part" && result.ok && result.problems.length === 0) ||
    (each.ends === "problem" && !result.ok) ||
    (each.ends === "blocked" &&
      codes[0] === "sandbox.blocked" &&
      first?.params["name"] === each.name &&
      line === each.line) ||
    codes[0] === each.ends;
  return { id: each.id, held: untouched && ended, codes, params, line, log: log.slice(0, 3) };
}

function row(cells: readonly string[], tag: "td" | "th"): HTMLTableRowElement {
  const element = document.createElement("tr");
  for (const text of cells) {
    const cell = document.createElement(tag);
    cell.textContent = text;
    element.append(cell);
  }
  return element;
}

const table = document.createElement("table");
table.append(row(["The script tries to", "Held", "What the person is told", "Line"], "th"));
const heading = document.createElement("h1");
heading.textContent = "Hostile scripts";
document.getElementById("hostile")?.append(heading, table);

const only = new URLSearchParams(location.search).get("only");
for (const each of ATTEMPTS.filter(({ id }) => !only || id === only)) {
  const outcome = await attempt(each);
  window.outcomes.push(outcome);
  const told = outcome.codes.map((code, i) => say(code, outcome.params[i] ?? {})).join(" ");
  const line = outcome.line === undefined ? "" : String(outcome.line);
  const own = told || "It made its part; what it tried came to nothing.";
  table.append(row([each.tries, outcome.held ? "yes" : "NO", own, line], "td"));
}
sandbox.dispose();
document.body.dataset["done"] = String(window.outcomes.filter(({ held }) => !held).length);
