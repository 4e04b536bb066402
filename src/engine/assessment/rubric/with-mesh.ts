import * as z from "zod";

/** How the rubric takes a mesh. */
export const meshSchema = z.object({
  /** For every check of a round size that does not say its own. */
  size: z.enum(["intent", "gauge"]),
});

/** Kinds that measure a round by its corners or by its flats. */
const ROUND = /^(dim\.(diameter|radius)|fit\.pair)$/;

const writtenSchema = z.looseObject({
  mesh: z.looseObject({ size: z.literal("gauge") }),
  checks: z.array(z.unknown()),
});
const roundSchema = z.looseObject({
  kind: z.string().regex(ROUND),
  size: z.undefined().optional(),
});

/** The rubric's `mesh.size` at every check that it is meant for; what is not a rubric is left to the schema. */
export function withMesh(rubric: unknown): unknown {
  const written = writtenSchema.safeParse(rubric);
  if (!written.success) return rubric;
  const { mesh, checks } = written.data;
  const sized = checks.map((check) => {
    const round = roundSchema.safeParse(check);
    return round.success ? { ...round.data, size: mesh.size } : check;
  });
  return { ...written.data, checks: sized };
}
