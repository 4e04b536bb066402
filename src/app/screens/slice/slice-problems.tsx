import type { Problem } from "../../../engine/foundation/problem.ts";
import { Button } from "../../ui/button.tsx";
import { sayProblem, useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";

const TONES = { error: "fail", warning: "near", note: "info" } as const;

const NOWHERE = { index: undefined, at: undefined };

interface Props {
  readonly problems: readonly Problem[];
  /** Absent while there are no layers to look at. */
  readonly onLayer?: ((layer: number, at?: readonly [number, number]) => void) | undefined;
}

/** What slicing noticed, each with the way to the layer where it is. */
export function SliceProblems({ problems, onLayer }: Props) {
  const say = useSay();
  return problems.map((problem, i) => {
    const { place } = problem;
    const { index: layer, at } = place?.kind === "layer" ? place : NOWHERE;
    return (
      <ToneNotice
        // The same problem can stand twice in a list; its place in the list is what tells it apart.
        key={`${problem.code}-${i}`}
        tone={TONES[problem.severity]}
        title={say(`severity.${problem.severity}`)}
      >
        <p>{sayProblem(say, problem)}</p>
        {layer !== undefined && onLayer && (
          <Button onPress={() => onLayer(layer, at)}>
            {say("slice.show-layer", { number: layer + 1 })}
          </Button>
        )}
      </ToneNotice>
    );
  });
}
