/**
 * The assessor against mutants of reference parts, whose truth is known from how they were made: nothing
 * wrong may be accepted and nothing right refused outside the guard band. Rules of other graders see the
 * same mutants. `--mutants=N` (a part) `--seed=N` `--parts=a,b` `--operator=text` choose what is made;
 * `--only=others` sees other programs' meshes alone, which come last otherwise.
 */
import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { type Confusion, confusionOf, lineOf } from "../src/engine/assessment/mutants/confusion.ts";
import { isBad, rivalFigures, tableOf, toldOf } from "./assessment/confusion.ts";
import { otherPrograms } from "./assessment/other-programs.ts";
import type { Judged } from "./assessment/judge-part.ts";
import type { ShareDone, ShareTask } from "./assessment/judge-share.ts";
import type { Bench, BenchOptions, Row } from "./row.ts";

export async function run({ quick }: BenchOptions): Promise<Bench> {
  const asked = optionsOf(process.argv);
  if (asked.only === "others") return others();
  const shares = Math.min(2, os.availableParallelism());
  const mutants = Number(asked.mutants ?? (quick ? 12 : 330));
  const seed = Number(asked.seed ?? 1);
  const parts = asked.parts?.split(",") ?? [];
  const done = await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      judgeShare({ share, shares, mutants, seed, parts, operator: asked.operator ?? "" }),
    ),
  );
  const judged = done.flatMap((one) => one.judged);
  const plans = done.flatMap((one) => one.plans).sort((a, b) => (a.part < b.part ? -1 : 1));
  const operators = confusionOf(judged);
  const total = lineOf("all", judged);
  const rivals = rivalFigures(judged);
  const { rows: programs, figures: meshes } = await others();
  return {
    rows: [...rowsOf(total, judged, plans.length), ...programs],
    figures: {
      seed,
      mutants,
      notMade: done.reduce((sum, one) => sum + one.notMade, 0),
      total,
      operators,
      rivals,
      plans,
      meshes,
      wronglyJudged: judged.filter(isBad).map(toldOf),
    },
    lines: [
      ...tableOf([...operators, total]),
      ...rivals.map(
        (r) =>
          `${r.rule.padEnd(44)} accepts ${(100 * r.falseAccepts).toFixed(1)} % of ${r.wrong} wrong, refuses ${(100 * r.falseRejects).toFixed(1)} % of ${r.right} right`,
      ),
    ],
  };
}

/** Other programs' meshes of the same parts. */
async function others(): Promise<Bench> {
  const { rows, judged } = await otherPrograms();
  const lines = judged
    .filter(({ verdict }) => verdict !== "pass")
    .map(({ program, mesh, verdict, why }) => `${program}: ${mesh}: ${verdict}: ${why}`);
  return { rows, figures: judged, lines };
}

/** In a process of its own: parts are judged side by side, and what one does to its memory stays there. */
function judgeShare(task: ShareTask): Promise<ShareDone> {
  const script = path.join(import.meta.dirname, "assessment/judge-share.ts");
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, JSON.stringify(task)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const pieces: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(pieces).toString()) as ShareDone);
      else reject(new Error(`share ${task.share}: ended with ${code}`));
    });
  });
}

function rowsOf(total: Confusion, judged: readonly Judged[], parts: number): Row[] {
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  const late = times[Math.floor(0.95 * times.length)] ?? 0;
  const { right, wrong, falseAccepts, falseRejects } = total;
  const undecided = total.undecidedRight + total.undecidedWrong;
  const counted = right + wrong;
  return [
    { name: "parts", value: parts, aim: "at least 40", ok: parts >= 40 },
    { name: "mutants counted", value: counted, aim: "at least 10 000", ok: counted >= 10_000 },
    { name: "false accepts", value: falseAccepts, aim: `0 of ${wrong}`, ok: falseAccepts === 0 },
    { name: "false rejects", value: falseRejects, aim: `0 of ${right}`, ok: falseRejects === 0 },
    { name: "not assessed", value: undecided, aim: "0", ok: undecided === 0 },
    {
      name: "assessments, 95 % of them, ms",
      value: late,
      aim: "under 1000 with the certificate",
      ok: late < 1000,
    },
  ];
}

function optionsOf(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.flatMap((word) => {
      const [, name, value] = /^--([a-z]+)=(.*)$/.exec(word) ?? [];
      return name !== undefined && value !== undefined ? [[name, value]] : [];
    }),
  );
}
