/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const SLICING_PROBLEMS = [
  "slicing.bad-mesh",
  "slicing.nothing-to-print",
  "slicing.too-large",
  "slicing.too-high",
  "slicing.too-many-layers",
  "slicing.open-contours",
  "slicing.empty-layers",
  "slicing.thin-lost",
  "slicing.skirt-left-out",
] as const;
