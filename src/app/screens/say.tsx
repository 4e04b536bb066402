import { createContext, useCallback, useContext } from "react";
import type { Catalogue } from "../../catalogues/catalogue.ts";
import type { Problem } from "../../engine/foundation/problem.ts";

/** The language in use. Every sentence on a screen is asked of it by id. */
const SayContext = createContext<Catalogue | undefined>(undefined);

export const SayProvider = SayContext.Provider;

export type Params = Readonly<Record<string, string | number>>;
/** Formats the sentence with this id, filling its placeholders. */
export type Say = (id: string, params?: Params) => string;

export function useCatalogue(): Catalogue {
  const catalogue = useContext(SayContext);
  if (!catalogue) throw new Error("A screen stands outside SayProvider.");
  return catalogue;
}

export function useSay(): Say {
  const catalogue = useCatalogue();
  return useCallback((id, params) => catalogue.format(id, params), [catalogue]);
}

/** The sentence of a problem: what is wrong and what to do next. */
export function sayProblem(say: Say, problem: Problem): string {
  return say(`problem.${problem.code}`, problem.params);
}
