import type { Problem } from "../../engine/foundation/problem.ts";
import { tellWords } from "./editor-words.ts";

/** A mark under a place of the source; `message` is already in the reader's language. */
export interface EditorMark {
  readonly message: string;
  readonly severity: Problem["severity"];
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export type EditorTheme = "light" | "dark" | "contrast";

export interface CodeEditorOptions {
  readonly value: string;
  /** Called with the whole text after each edit by the person (not after `setValue`). */
  readonly onChange: (value: string) => void;
  /**
   * What a screen reader says of the field. It must tell the way out of it: Tab writes a tab
   * until Ctrl+M (macOS: Ctrl+Shift+M) turns it into moving the focus.
   */
  readonly ariaLabel: string;
  readonly theme: EditorTheme;
  /** The sentence with this id, for the editor's own words; `{0}` stays as it is. */
  readonly say: (id: string) => string;
}

export interface CodeEditor {
  /** Replaces the text and can be undone; the place of the caret is kept. */
  setValue(value: string): void;
  getValue(): string;
  /** Replaces all marks. */
  setMarks(marks: readonly EditorMark[]): void;
  /** Puts the caret there and scrolls it into view. */
  revealLine(line: number, column?: number): void;
  focus(): void;
  setTheme(theme: EditorTheme): void;
  setAriaLabel(label: string): void;
  dispose(): void;
}

/**
 * Loads the editor pack on the first call, then mounts an editor that fills `element`. Rejects
 * when the pack cannot be loaded (offline before the background download had ended).
 */
export async function mountCodeEditor(
  element: HTMLElement,
  options: CodeEditorOptions,
): Promise<CodeEditor> {
  tellWords(options.say);
  const { mount } = await import("./monaco/mount.ts");
  return mount(element, options);
}
