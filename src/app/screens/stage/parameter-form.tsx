import type {
  ParameterDefinition,
  ParameterValues,
} from "../../../engine/modelling/parameter-types.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NumberInput } from "../number-inputs.tsx";

interface Props {
  readonly definitions: readonly ParameterDefinition[];
  readonly values: ParameterValues;
  readonly onChange: (name: string, value: number | string | boolean) => void;
}

const NUMBERS = new Set(["int", "float", "number", "slider"]);

/** The form made from the script's `getParameterDefinitions()`. */
export function ParameterForm({ definitions, values, onChange }: Props) {
  return (
    <div className="form">
      {definitions.map((definition) => (
        <Field
          key={definition.name}
          definition={definition}
          value={values[definition.name] ?? definition.initial}
          onChange={(value) => onChange(definition.name, value)}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly definition: ParameterDefinition;
  readonly value: number | string | boolean | undefined;
  readonly onChange: (value: number | string | boolean) => void;
}

function Field({ definition, value, onChange }: FieldProps) {
  const label = definition.caption ?? definition.name;
  if (definition.type === "group") return <h3 className="form-group">{label}</h3>;
  if (NUMBERS.has(definition.type))
    return (
      <NumberInput
        label={label}
        value={typeof value === "number" ? value : Number(value ?? 0)}
        min={definition.min}
        max={definition.max}
        step={definition.step ?? (definition.type === "int" ? 1 : 0.5)}
        onChange={onChange}
      />
    );
  if (definition.type === "checkbox")
    return (
      <Checkbox isSelected={value === true} onChange={onChange}>
        {label}
      </Checkbox>
    );
  if (definition.type === "choice" || definition.type === "radio") {
    const values = definition.values ?? [];
    const options = values.map((choice, i) => ({
      id: String(choice),
      text: definition.captions?.[i] ?? String(choice),
    }));
    const pick = (chosen: string) =>
      onChange(values.find((choice) => String(choice) === chosen) ?? chosen);
    return <Select label={label} value={String(value ?? "")} options={options} onChange={pick} />;
  }
  return <TextField label={label} value={String(value ?? "")} onChange={onChange} />;
}
