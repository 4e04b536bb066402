import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";

/** What the page asks of the worker in the frame. */
export interface SandboxRequest {
  readonly source: string;
  readonly params: ParameterValues;
}

/** Page -> frame, by the port. */
export type ToFrame =
  | { readonly type: "run"; readonly run: number; readonly request: SandboxRequest }
  /** Ends the worker and prepares a fresh one. */
  | { readonly type: "renew" }
  | { readonly type: "stop" };

/** Frame -> page, by the port. Nothing in it is trusted but its form. */
export type FromFrame =
  | { readonly type: "ready" }
  | { readonly type: "started"; readonly run: number }
  | { readonly type: "said"; readonly run: number; readonly text: string }
  | { readonly type: "too-big"; readonly run: number; readonly size: number }
  /** Not said by the frame, but found out: its process has ended. */
  | { readonly type: "gone" }
  | { readonly type: "crashed"; readonly run: number };
