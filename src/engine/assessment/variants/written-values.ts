/** Parameters as they are written in code: `length = 70, wall = 8`. */
export const written = (params: Readonly<Record<string, number>>): string =>
  Object.keys(params)
    .sort()
    .map((name) => `${name} = ${params[name]}`)
    .join(", ");
