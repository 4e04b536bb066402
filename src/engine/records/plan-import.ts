import { type Problem, warning } from "../foundation/problem.ts";
import { chainOf, type Event } from "./event.ts";
import { soundPrefix } from "./verify-chain.ts";

/** What an import would add, and what it refuses. */
export interface ImportPlan {
  /** In an order in which they can be appended. */
  readonly accept: readonly Event[];
  /** How many were here before. */
  readonly known: number;
  readonly refused: number;
  readonly problems: readonly Problem[];
}

/**
 * Decides which carried events join on to what is here: of each chain those that are new and
 * follow without a break. Taking the same bundle twice adds nothing; a chain that breaks is taken
 * up to the break; a chain that differs from what is here (`records.chain-forked`) is not taken.
 * Steps that were carried before they could be saved are known when they have been saved since.
 */
export function planImport(present: readonly Event[], incoming: readonly Event[]): ImportPlan {
  const here = byChain(present);
  const steps = new Set(present.map(({ id }) => id));
  const accept: Event[] = [];
  const problems: Problem[] = [];
  let known = 0;
  let refused = 0;
  for (const [chain, carried] of byChain(incoming)) {
    const own = here.get(chain) ?? [];
    if (own.length === 0 && carried.every(({ id }) => steps.has(id))) {
      known += carried.length;
      continue;
    }
    const bySeq = new Map(own.map((event) => [event.seq, event.hash]));
    const fork = carried.find(({ seq, hash }) => bySeq.has(seq) && bySeq.get(seq) !== hash);
    if (fork) {
      refused += carried.length;
      problems.push(
        warning("records.chain-forked", { device: fork.device, seq: fork.seq, actor: fork.actor }),
      );
      continue;
    }
    const fresh = distinct(carried.filter(({ seq }) => !bySeq.has(seq)));
    known += carried.length - fresh.length;
    const { sound, broken } = soundPrefix(own.at(-1) ?? null, fresh);
    accept.push(...sound);
    refused += fresh.length - sound.length;
    if (broken) problems.push({ ...broken, severity: "warning" });
  }
  return { accept, known, refused, problems };
}

function byChain(events: readonly Event[]): Map<string, Event[]> {
  const chains = new Map<string, Event[]>();
  for (const event of events) {
    const chain = chains.get(chainOf(event));
    if (chain) chain.push(event);
    else chains.set(chainOf(event), [event]);
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.seq - b.seq);
  return chains;
}

function distinct(sorted: readonly Event[]): readonly Event[] {
  return sorted.filter((event, i) => event.hash !== sorted[i - 1]?.hash);
}
