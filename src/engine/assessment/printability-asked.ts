import { isMakingCheck } from "./printability/making-input.ts";

type Asked = { readonly checks: readonly { readonly kind: string }[] };

/** Whether a rubric says anything of how the part prints or of its print file. Only then is the slicer loaded. */
export const asksForPrint = ({ checks }: Asked): boolean => checks.some(isMakingCheck);

/** Whether it says anything of the print file itself. */
export const asksForPrintFile = ({ checks }: Asked): boolean =>
  checks.some(({ kind }) => kind.startsWith("gc."));
