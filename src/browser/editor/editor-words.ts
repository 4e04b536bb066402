/** Monaco's own words by our languages; European Portuguese has only the Brazilian ones there. */
const WORDS: Readonly<Record<string, () => Promise<unknown>>> = {
  de: () => import("monaco-editor/nls/lang/de"),
  es: () => import("monaco-editor/nls/lang/es"),
  fr: () => import("monaco-editor/nls/lang/fr"),
  it: () => import("monaco-editor/nls/lang/it"),
  pl: () => import("monaco-editor/nls/lang/pl"),
  pt: () => import("monaco-editor/nls/lang/pt-br"),
  tr: () => import("monaco-editor/nls/lang/tr"),
};

/** Sets Monaco's words; they must be there before it is loaded. Without them it speaks English. */
export async function loadEditorWords(language: string): Promise<void> {
  await WORDS[language.split("-")[0] ?? ""]?.().catch(() => undefined);
}
