import { useState } from "react";
import type { LengthUnit, UnitQuestion } from "../../../browser/session/workshop-state.ts";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";

interface Props {
  readonly question: UnitQuestion;
  readonly onAnswer: (unit: LengthUnit) => void;
}

/** A mesh file seldom says its unit: the person chooses by the size that the part should have. */
export function UnitQuestionForm({ question, onAnswer }: Props) {
  const say = useSay();
  const [unit, setUnit] = useState<LengthUnit>(question.guess);
  return (
    <ToneNotice tone="info" title={say("workshop.unit", { name: question.name })} live="polite">
      <RadioGroup
        label={say("workshop.unit.ask")}
        value={unit}
        options={question.sizes.map(({ unit: id, size }) => ({
          id,
          text: say("workshop.unit.option", {
            unit: say(`unit.name.${id}`),
            x: size[0],
            y: size[1],
            z: size[2],
          }),
        }))}
        onChange={setUnit}
      />
      <Button kind="primary" onPress={() => onAnswer(unit)}>
        {say("workshop.unit.take")}
      </Button>
    </ToneNotice>
  );
}
