import {
  DEPOSIT_FINDINGS,
  type DepositFinding,
  type DepositFindingKind,
} from "../deposit-types.ts";

/** Findings of one kind that are kept: the largest. */
const MOST = 400;

/** Counts findings and keeps the largest of each kind. */
export interface FindingList {
  add(finding: DepositFinding): void;
  /** By layer, and how many of each kind there were. */
  done(): {
    readonly findings: readonly DepositFinding[];
    readonly found: Record<DepositFindingKind, number>;
  };
}

export function findingList(): FindingList {
  const lists = new Map<DepositFindingKind, DepositFinding[]>();
  const found = Object.fromEntries(DEPOSIT_FINDINGS.map((kind) => [kind, 0])) as Record<
    DepositFindingKind,
    number
  >;
  const trim = (list: DepositFinding[]): void => {
    list.sort((a, b) => b.size - a.size);
    list.length = Math.min(list.length, MOST);
  };
  return {
    add(finding) {
      found[finding.kind]++;
      const list = lists.get(finding.kind);
      if (!list) lists.set(finding.kind, [finding]);
      else if (list.push(finding) >= 4 * MOST) trim(list);
    },
    done() {
      for (const list of lists.values()) trim(list);
      const findings = [...lists.values()].flat().sort((a, b) => a.layer - b.layer);
      return { findings, found };
    },
  };
}
