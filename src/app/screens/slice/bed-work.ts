import { useEffect, useState } from "react";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../../engine/machines/profile-types.ts";
import type { BedChoice } from "../../../engine/slicing/bed-choice.ts";
import type { LayFaces } from "../../../engine/slicing/lay-faces.ts";
import type { BedObject } from "../../../engine/slicing/slice-job.ts";
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

/** Where the copies stand. */
export function useBedLayout(
  mesh: Mesh,
  bed: BedChoice,
  profile: PrintProfile,
): Found<readonly BedObject[]> {
  const run = useRun();
  const [found, setFound] = useState<Found<readonly BedObject[]>>(NOTHING);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const work = async () => {
      const made = await run("bedLayout", { mesh, bed, profile }, { signal });
      if (signal.aborted) return;
      const value = made.ok ? made.value : undefined;
      setFound({ value, isBusy: false, problems: made.problems });
    };
    setFound((before) => ({ ...before, isBusy: true }));
    const timer = setTimeout(() => void work(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [run, mesh, bed, profile]);
  return found;
}
