import type * as Monaco from "monaco-editor/editor/editor.api";

/** Names of the themes by what the app calls them. */
export const THEME_NAMES = {
  light: "plumbline-light",
  dark: "plumbline-dark",
  contrast: "hc-black",
} as const;

/** Paper and ink; every colour of text has at least 4.5 : 1 on its ground. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme(THEME_NAMES.light, {
    base: "vs",
    inherit: true,
    rules: [
      { token: "number", foreground: "0b6b4f" },
      { token: "comment", foreground: "5a6472", fontStyle: "italic" },
      { token: "string", foreground: "8f2d16" },
      { token: "keyword", foreground: "1f3fae" },
    ],
    colors: {
      "editor.background": "#fdfcf9",
      "editor.foreground": "#1b2430",
      "editorLineNumber.foreground": "#5f6b7a",
      "editorLineNumber.activeForeground": "#1b2430",
      "editor.lineHighlightBackground": "#f3efe4",
      "editorGutter.background": "#fdfcf9",
    },
  });
  monaco.editor.defineTheme(THEME_NAMES.dark, {
    base: "vs-dark",
    inherit: true,
    rules: [
      { token: "number", foreground: "8fd6b4" },
      { token: "comment", foreground: "9aa7b5", fontStyle: "italic" },
      { token: "string", foreground: "f0b49a" },
      { token: "keyword", foreground: "9cbcff" },
    ],
    colors: {
      "editor.background": "#171c22",
      "editor.foreground": "#e8e6df",
      "editorLineNumber.foreground": "#93a0ae",
      "editorLineNumber.activeForeground": "#e8e6df",
      "editor.lineHighlightBackground": "#1f262e",
      "editorGutter.background": "#171c22",
    },
  });
}
