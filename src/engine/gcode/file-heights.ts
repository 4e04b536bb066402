/**
 * The layer heights that a file was made with, as settings, mm: that of its first layer and the commonest
 * step above it. Files of other slicers don't say them. Undefined where nothing is laid.
 */
export function heightsOf(
  layerZ: Float64Array,
): { readonly first_layer_height: number; readonly layer_height: number } | undefined {
  const [first = 0] = layerZ;
  const counts = new Map<number, number>();
  for (let i = 1; i < layerZ.length; i++) {
    const step = Math.round(((layerZ[i] as number) - (layerZ[i - 1] as number)) * 1000) / 1000;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  if (layerZ.length === 0) return undefined;
  return { first_layer_height: first, layer_height: commonest?.[0] ?? first };
}
