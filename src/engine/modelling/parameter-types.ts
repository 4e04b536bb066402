/** One entry of JSCAD's `getParameterDefinitions()`, validated. Sliders and groups included. */
export interface ParameterDefinition {
  readonly name: string;
  readonly type:
    | "int"
    | "float"
    | "number"
    | "slider"
    | "checkbox"
    | "text"
    | "choice"
    | "radio"
    | "color"
    | "group";
  readonly caption?: string;
  readonly initial?: number | string | boolean;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly values?: readonly (number | string)[];
  readonly captions?: readonly string[];
}

export type ParameterValues = Readonly<Record<string, number | string | boolean>>;
