import type { CodeEditor, CodeEditorOptions, EditorMark } from "../code-editor.ts";
import { monaco } from "./load.ts";
import { THEME_NAMES } from "./themes.ts";

const OWNER = "plumbline";

/** Makes the editor in `element` and follows its size. */
export function mount(element: HTMLElement, options: CodeEditorOptions): CodeEditor {
  const model = monaco.editor.createModel(options.value, "javascript");
  const editor = monaco.editor.create(element, {
    model,
    theme: THEME_NAMES[options.theme],
    ariaLabel: options.ariaLabel,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: '"IBM Plex Mono", ui-monospace, monospace',
    fontSize: 15,
    fontLigatures: false,
    lineNumbersMinChars: 3,
    tabSize: 2,
    insertSpaces: true,
    // Monaco dims the number of a last empty line below the contrast that text needs.
    renderFinalNewline: "on",
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: "on",
    quickSuggestions: { other: true, comments: false, strings: false },
    wordBasedSuggestions: "off",
    parameterHints: { enabled: true },
    // No lamp in the margin and no links to elsewhere: neither leads to anything here.
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
    links: false,
    contextmenu: false,
    unicodeHighlight: { ambiguousCharacters: false },
    smoothScrolling: false,
  });
  // Widths are measured with the fallback font when the own one comes late.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());

  let own = false;
  const heard = model.onDidChangeContent(() => {
    if (!own) options.onChange(model.getValue());
  });

  return {
    getValue: () => model.getValue(),
    setValue(value) {
      if (value === model.getValue()) return;
      own = true;
      const at = editor.getPosition();
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      model.pushStackElement();
      if (at) editor.setPosition(model.validatePosition(at));
      own = false;
    },
    setMarks(marks) {
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        marks.map((mark) => toMarker(mark)),
      );
    },
    revealLine(line, column = 1) {
      const position = model.validatePosition({ lineNumber: line, column });
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
    },
    focus: () => editor.focus(),
    setTheme: (theme) => monaco.editor.setTheme(THEME_NAMES[theme]),
    setAriaLabel: (ariaLabel) => editor.updateOptions({ ariaLabel }),
    dispose() {
      heard.dispose();
      editor.dispose();
      model.dispose();
    },
  };

  /** From the place to the end of the word there, or of the line where there is no word. */
  function toMarker({ message, severity, line, column }: EditorMark) {
    const start = model.validatePosition({ lineNumber: line, column });
    const word = model.getWordAtPosition(start);
    const endColumn = word?.endColumn ?? model.getLineMaxColumn(start.lineNumber);
    return {
      message,
      severity:
        severity === "error"
          ? monaco.MarkerSeverity.Error
          : severity === "warning"
            ? monaco.MarkerSeverity.Warning
            : monaco.MarkerSeverity.Info,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: start.lineNumber,
      endColumn: Math.max(endColumn, start.column + 1),
    };
  }
}
