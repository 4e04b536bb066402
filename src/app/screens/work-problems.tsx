import type { Problem } from "../../engine/foundation/problem.ts";
import { Button } from "../ui/button.tsx";
import { ToneNotice } from "./tone-notice.tsx";
import { sayProblem, useSay } from "./say.tsx";
import type { AskedPlace } from "./stage/asked-place.ts";

const TONES = { error: "fail", warning: "near", note: "info" } as const;

interface Props {
  readonly problems: readonly Problem[];
  /** Shows the place of a problem: a line of the source, a face. */
  readonly onShow?: (problem: Problem) => void;
  /** Shows the layer of a problem that slicing found; absent while there is none to look at. */
  readonly onPlace?: ((place: AskedPlace) => void) | undefined;
}

const NOWHERE = { index: undefined, at: undefined };

/** What went wrong, where, and what to do next; with a way to the place. */
export function WorkProblems({ problems, onShow, onPlace }: Props) {
  const say = useSay();
  return problems.map((problem, i) => {
    const { place } = problem;
    const line = place?.kind === "source" ? place.line : undefined;
    const { index: layer, at } = place?.kind === "layer" ? place : NOWHERE;
    return (
      <ToneNotice
        // The same problem can stand twice in a list; its place in the list is what tells it apart.
        key={`${problem.code}-${i}`}
        tone={TONES[problem.severity]}
        title={
          line === undefined
            ? say(`severity.${problem.severity}`)
            : say("problem.at-line", { line })
        }
      >
        <p>{sayProblem(say, problem)}</p>
        {line !== undefined && onShow && (
          <Button onPress={() => onShow(problem)}>{say("problem.show-line", { line })}</Button>
        )}
        {layer !== undefined && onPlace && (
          <Button onPress={() => onPlace({ layer, at })}>
            {say("slice.show-layer", { number: layer + 1 })}
          </Button>
        )}
      </ToneNotice>
    );
  });
}
