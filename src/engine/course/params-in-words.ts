type Params = Readonly<Record<string, string | number>>;

/**
 * The parameters of a check's sentence; one that names another check (by its id, as `check`) with that
 * check's name in the lesson.
 */
export function paramsInWords(
  params: Params,
  names: Readonly<Record<string, string>> | undefined,
): Params {
  const { check } = params;
  const name = typeof check === "string" ? names?.[check] : undefined;
  return name === undefined ? params : { ...params, check: name };
}
