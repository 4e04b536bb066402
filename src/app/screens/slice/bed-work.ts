import { useEffect, useState } from "react";
import type { Services } from "../../../browser/session/services.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { Result } from "../../../engine/foundation/result.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../../engine/machines/profile-types.ts";
import type { Arrangement, FootedPart } from "../../../engine/slicing/arrange-on-bed.ts";
import type { LayFaces } from "../../../engine/slicing/lay-faces.ts";
import type { BedPart } from "../../../engine/slicing/lay-on-bed.ts";
import type { PartFoot } from "../../../engine/slicing/part-foot.ts";
import { afterPause } from "../after-pause.ts";
import { useRun } from "../app-context.tsx";

interface Found<T> {
  /** The last good one, also while the next is on its way. */
  readonly value: T | undefined;
  readonly isBusy: boolean;
  readonly problems: readonly Problem[];
}

const NOTHING = { value: undefined, isBusy: true, problems: [] } as const;
/** A number is typed digit by digit. */
const PAUSE_MS = 150;

/** The flat faces of a part, looked for once a part and angle. */
export function useLayFaces(mesh: Mesh, supportAngle: number): Found<LayFaces> {
  const run = useRun();
  const [found, setFound] = useState<Found<LayFaces> & { readonly of?: Mesh }>(NOTHING);
  useEffect(() => {
    const ended = new AbortController();
    setFound((before) => ({ ...before, isBusy: true }));
    void run("layFaces", { mesh, supportAngle }, { signal: ended.signal }).then((made) => {
      if (ended.signal.aborted) return;
      const value = made.ok ? made.value : undefined;
      setFound({ value, isBusy: false, problems: made.problems, of: mesh });
    });
    return () => ended.abort();
  }, [run, mesh, supportAngle]);
  // Faces of another part would turn this one somewhere.
  return found.of === mesh ? found : NOTHING;
}

/** A mesh's last foot: of 20 large parts only the one that was turned is sent to be looked at. */
const feet = new WeakMap<Mesh, { readonly key: string; readonly foot: PartFoot }>();

async function footOf(
  run: Services["run"],
  { mesh, turn }: BedPart,
  signal: AbortSignal,
): Promise<Result<PartFoot>> {
  const key = turn.join();
  const known = feet.get(mesh);
  if (known?.key === key) return { ok: true, value: known.foot, problems: [] };
  const made = await run("partFoot", { mesh, turn }, { signal });
  if (made.ok) feet.set(mesh, { key, foot: made.value });
  return made;
}

/** Where all copies of all parts stand. */
export function useBedLayout(
  parts: readonly BedPart[],
  gap: number,
  profile: PrintProfile,
): Found<Arrangement> {
  const run = useRun();
  const [found, setFound] = useState<Found<Arrangement>>(NOTHING);
  useEffect(() => {
    const arrange = async (signal: AbortSignal): Promise<Result<Arrangement>> => {
      const footed: FootedPart[] = [];
      for (const part of parts) {
        const foot = await footOf(run, part, signal);
        if (!foot.ok) return foot;
        footed.push({ name: part.name, copies: part.copies, foot: foot.value });
      }
      return run("bedLayout", { parts: footed, gap, profile }, { signal });
    };
    setFound((before) => ({ ...before, isBusy: true }));
    return afterPause(PAUSE_MS, async (signal) => {
      const made = await arrange(signal);
      if (signal.aborted) return;
      const value = made.ok ? made.value : undefined;
      setFound({ value, isBusy: false, problems: made.problems });
    });
  }, [run, parts, gap, profile]);
  return found;
}
