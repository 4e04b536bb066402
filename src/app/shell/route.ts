import { useSyncExternalStore } from "react";

/**
 * Where a person is, kept in the fragment of the address: it works on any static host and under
 * any sub-path, and the browser's back button goes one step back.
 */
export type Route =
  | { readonly screen: "home" }
  | { readonly screen: "lesson"; readonly lesson: string; readonly station?: string }
  | { readonly screen: "workshop"; readonly project?: string }
  | { readonly screen: "review" }
  | { readonly screen: "work" };

export function parseRoute(hash: string): Route {
  const [screen, first, second] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decoded);
  if (screen === "lesson" && first)
    return second ? { screen, lesson: first, station: second } : { screen, lesson: first };
  if (screen === "workshop") return first ? { screen, project: first } : { screen };
  if (screen === "review" || screen === "work") return { screen };
  return { screen: "home" };
}

/** An address that was cut or mistyped is read as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const subscribe = (changed: () => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

/** The fragment of the address, following its changes. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}
