/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const SANDBOX_PROBLEMS = [
  "sandbox.timeout",
  "sandbox.blocked",
  "sandbox.memory",
  "sandbox.crashed",
  "sandbox.too-big",
  "sandbox.bad-answer",
  "sandbox.unavailable",
] as const;
