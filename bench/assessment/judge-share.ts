/**
 * A process of its own for a share of the parts: what to do comes as JSON in the first argument, what was
 * judged goes out as JSON; progress and every wrong judgement to the terminal.
 */
import process from "node:process";
import { loadKernel } from "../../src/cli/kernels.ts";
import { isBad, toldOf } from "./confusion.ts";
import { type Judged, judgePart } from "./judge-part.ts";
import { PARTS } from "./parts/list.ts";

export interface ShareTask {
  /** Which of how many shares; parts are dealt out in turn. */
  readonly share: number;
  readonly shares: number;
  readonly mutants: number;
  readonly seed: number;
  /** All, if empty. */
  readonly parts: readonly string[];
  readonly operator: string;
}

/** What the proposed plan of a part had of its drawing. */
export interface PlanFigures {
  readonly part: string;
  readonly asked: number;
  readonly proposed: number;
  readonly lost: readonly string[];
}

export interface ShareDone {
  readonly judged: readonly Judged[];
  readonly plans: readonly PlanFigures[];
  readonly notMade: number;
}

const task = JSON.parse(process.argv[2] ?? "{}") as ShareTask;
const kernel = await loadKernel();
const judged: Judged[] = [];
const plans: PlanFigures[] = [];
let notMade = 0;
const wanted = PARTS.filter(({ name }) => task.parts.length === 0 || task.parts.includes(name));
for (const [place, part] of wanted.entries()) {
  if (place % task.shares !== task.share) continue;
  const { mutants, seed, operator } = task;
  const done = await judgePart(part, kernel, {
    mutants,
    seed,
    dearEvery: 10,
    onlyOperator: operator,
  });
  judged.push(...done.judged);
  notMade += done.notMade.length;
  const { asked, proposed, lost } = done.plan;
  plans.push({ part: part.name, asked, proposed, lost });
  const bad = done.judged.filter(isBad);
  tell(`… ${part.name}: ${done.judged.length} mutants, ${bad.length} wrongly judged`);
  for (const one of bad) tell(`  ${toldOf(one)}`);
  for (const text of lost) tell(`  not found in the reference: ${text}`);
}
const answer: ShareDone = { judged, plans, notMade };
process.stdout.write(JSON.stringify(answer));

function tell(text: string): void {
  process.stderr.write(`  ${text}\n`);
}
