/**
 * What firmwares call the objects of a print, one for each copy: the part's name in letters that all
 * of them take, numbered where there is more than one of it. No two are the same.
 */
export function objectNames(
  parts: readonly { readonly name: string; readonly copies: number }[],
): string[] {
  const taken = new Set<string>();
  const free = (name: string): string => {
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name}_${n}`;
    taken.add(own);
    return own;
  };
  return parts.flatMap(({ name, copies }) => {
    const plain = name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/\.(stl|3mf|obj|m?js|cjs)$/i, "")
      .replace(/[^A-Za-z0-9-]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 40);
    const base = plain || "part";
    return Array.from({ length: copies }, (_, i) => free(copies > 1 ? `${base}_${i + 1}` : base));
  });
}
