import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { Turn } from "../../../engine/slicing/turn.ts";
import { useSay } from "../say.tsx";
import { BedFaces } from "./bed-faces.tsx";
import { BedTurn } from "./bed-turn.tsx";

interface Props {
  readonly mesh: Mesh;
  readonly turn: Turn;
  /** Unknown while the settings don't go together. */
  readonly supportAngle: number | undefined;
  readonly onTurn: (turn: Turn) => void;
  /** The part is also shown in space, where a face can be picked. */
  readonly inSpace?: boolean;
}

/** How one part is turned: by its flat faces, and by degrees. */
export function PartTurn({ mesh, turn, supportAngle, onTurn, inSpace = false }: Props) {
  const say = useSay();
  return (
    <>
      {supportAngle !== undefined && (
        <BedFaces mesh={mesh} turn={turn} supportAngle={supportAngle} onTurn={onTurn} />
      )}
      {inSpace && <p className="small quiet">{say("bed.faces.in-space")}</p>}
      <BedTurn turn={turn} onTurn={onTurn} />
    </>
  );
}
