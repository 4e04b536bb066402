import { type ReactNode, useState } from "react";
import { ToggleButton, Toolbar } from "../../ui/toolbar.tsx";
import { useSay } from "../say.tsx";

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly node: ReactNode;
}

interface Props {
  readonly first: Shown;
  readonly second: Shown;
  readonly third?: Shown;
}

/**
 * Two or three things on the stage: side by side where there is room for two, one at a time where
 * there is not. What is hidden stays mounted, so that nothing typed or turned is lost.
 */
export function StagePair({ first, second, third }: Props) {
  const say = useSay();
  const all = third ? [first, second, third] : [first, second];
  const [shown, setShown] = useState<readonly string[]>([first.id, second.id]);
  const choose = (id: string) =>
    setShown((now) => (now.includes(id) ? [id] : [now[now.length - 1] ?? first.id, id]));
  return (
    <div className="stage-pair">
      <Toolbar
        label={say("stage.choose")}
        className={third ? "stage-choice" : "stage-choice stage-choice-narrow"}
      >
        {all.map(({ id, title }) => (
          <ToggleButton key={id} isSelected={shown.includes(id)} onChange={() => choose(id)}>
            {title}
          </ToggleButton>
        ))}
      </Toolbar>
      <div className={`stage-panes panes-${shown.length}`}>
        {all.map(({ id, node }) => (
          <div
            key={id}
            className="stage-slot"
            hidden={!shown.includes(id)}
            data-last={shown[shown.length - 1] === id || undefined}
          >
            {node}
          </div>
        ))}
      </div>
    </div>
  );
}
