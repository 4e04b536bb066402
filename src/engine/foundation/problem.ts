/**
 * A named failure with a place. The engine returns codes and parameters, never sentences: the
 * sentence of a code lives in the language catalogues under the id `problem.<code>`.
 */

export type Place =
  | { readonly kind: "source"; readonly line: number; readonly column: number }
  | { readonly kind: "face"; readonly face: number }
  | { readonly kind: "dimension"; readonly id: string }
  | { readonly kind: "gcode"; readonly line: number }
  /** A layer from the bed, 0-based, and where on it, mm on the bed. */
  | { readonly kind: "layer"; readonly index: number; readonly at?: readonly [number, number] }
  | { readonly kind: "file"; readonly name: string; readonly offset?: number };

export type Severity = "error" | "warning" | "note";

export interface Problem {
  /** `room.name`, for example `modelling.syntax`. */
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly place?: Place;
}

/** Builds an error. `params` fill the sentence's ICU placeholders. */
export function problem(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  place?: Place,
): Problem {
  return place ? { code, severity: "error", params, place } : { code, severity: "error", params };
}

/** The same problem as a warning: the work goes on, the person is told. */
export function warning(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  place?: Place,
): Problem {
  return { ...problem(code, params, place), severity: "warning" };
}
