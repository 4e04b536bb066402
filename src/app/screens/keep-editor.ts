/** Keeps the editor's files for work without a network; true once all are here. */
export async function keepEditor(): Promise<boolean> {
  const { fetchEditorPack } = await import("../../browser/editor/pack.ts");
  return fetchEditorPack();
}
