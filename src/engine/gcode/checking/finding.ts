import type { VerifyFinding } from "../verify.ts";

type Rest = Pick<VerifyFinding, "measured" | "allowed"> & { readonly line?: number };

/** A finding; the reason in the sentence's id is the verdict unless one is given. */
export function finding(
  id: string,
  verdict: VerifyFinding["verdict"],
  params: VerifyFinding["params"] = {},
  { line, ...rest }: Rest = {},
  reason: string = verdict,
): VerifyFinding {
  return {
    id,
    verdict,
    message: `gcode.verify.${id}.${reason}`,
    params,
    ...rest,
    ...(line ? { place: { kind: "gcode", line } as const } : {}),
  };
}

export const round = (value: number, digits = 3): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
};
