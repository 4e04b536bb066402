import "../css/bed.css";
import { useMemo } from "react";
import type { Turn } from "../../../engine/slicing/turn.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { layTurn, liesDown } from "./lay-turn.ts";

interface Props {
  readonly solid: Solid;
  /** The face that is picked in space. */
  readonly face: number;
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
}

/** Beside the picked face's words: the part is laid on it, lies on it, or can't. */
export function LayOnFace({ solid, face, turn, onTurn }: Props) {
  const say = useSay();
  const way = useMemo(() => layTurn(solid, face), [solid, face]);
  if (way === "round") return null;
  const surface = solid.faces[face]!.surface;
  const isDown = surface.kind === "plane" && liesDown(surface.normal, turn);
  return (
    <div className="lay-on-face">
      {typeof way === "string" ? (
        <span className="pane-note">{say("bed.pick.behind")}</span>
      ) : (
        <>
          {/* The button stays: who laid the part by keyboard keeps the place. */}
          <Button isDisabled={isDown} onPress={() => onTurn(way)}>
            {say("bed.pick")}
          </Button>
          <span role="status">
            {isDown && <span className="pane-note">{say("bed.pick.lies")}</span>}
          </span>
        </>
      )}
    </div>
  );
}
