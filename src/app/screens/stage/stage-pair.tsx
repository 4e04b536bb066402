import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { useSay } from "../say.tsx";

interface Shown {
  readonly id: string;
  readonly title: string;
  /** What is costly to make can wait until it is shown. */
  readonly node: ReactNode | ((shown: boolean) => ReactNode);
  /** Takes the whole stage: beside another it would be too narrow to read. */
  readonly wide?: boolean;
}

interface Props {
  /** The first two are shown at the start. */
  readonly panes: readonly Shown[];
  /** The one of the two that is kept when there is room for one, or another one is chosen. */
  readonly main: string;
  /** A pane in which something is to be looked at; a new object each time it is asked for. */
  readonly asked?: { readonly pane: string } | undefined;
}

/**
 * Two or more things on the stage: two side by side where there is room, one at a time where there
 * is not. What is hidden stays mounted, so that nothing typed or turned is lost.
 */
export function StagePair({ panes, main, asked }: Props) {
  const say = useSay();
  const narrow = useNarrow();
  /** At most two; the last one is the one that was chosen last. */
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    panes
      .slice(0, 2)
      .map(({ id }) => id)
      .sort((a, b) => Number(a === main) - Number(b === main)),
  );
  const shown = narrow ? chosen.slice(-1) : chosen;
  const isWide = (id: string) => panes.some((pane) => pane.id === id && pane.wide);
  /** A pane beside the one chosen last; after a wide one, beside the first other one. */
  const beside = (id: string): readonly string[] => {
    if (isWide(id)) return [id];
    const last = chosen.findLast((other) => !isWide(other));
    const first = panes.find((pane) => pane.id !== id && !pane.wide);
    return [last ?? first?.id ?? main, id];
  };
  const [answered, setAnswered] = useState(asked);
  if (asked && asked !== answered) {
    // While rendering, so that the pane is there when what it holds takes the focus.
    setAnswered(asked);
    if (!shown.includes(asked.pane)) setChosen(beside(asked.pane));
  }
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Under other columns in a narrow window; in a wide one it is in view already.
    if (asked) stage.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const choose = (id: string) => {
    if (shown.includes(id)) setChosen([id]);
    else setChosen(beside(id));
  };
  return (
    <div ref={stage} className="stage-pair">
      <Toolbar
        label={say("stage.choose")}
        className={panes.length > 2 ? "stage-choice" : "stage-choice stage-choice-narrow"}
      >
        {panes.map(({ id, title }) => (
          <ToggleButton key={id} isSelected={shown.includes(id)} onChange={() => choose(id)}>
            {title}
          </ToggleButton>
        ))}
      </Toolbar>
      <div className={`stage-panes panes-${shown.length}`}>
        {panes.map(({ id, node }) => (
          <div key={id} className="stage-slot" hidden={!shown.includes(id)}>
            {typeof node === "function" ? node(shown.includes(id)) : node}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where the columns of a desk stand under each other (see narrow.css). */
const NARROW = "(max-width: 960px)";

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(NARROW).matches,
  );
}
