/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const OFFLOAD_PROBLEMS = ["offload.crashed"] as const;
