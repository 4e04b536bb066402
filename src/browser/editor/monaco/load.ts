// Only what writing a part needs. Not the context menu and the command list: Monaco has no words
// for them in most of our languages.
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
// Pulled in later by the language service; their services must be known before the first editor,
// or the next one fails on them.
import "monaco-editor/features/codelens/register";
import "monaco-editor/editor/common/services/treeViewsDndService";
import "monaco-editor/editor/contrib/documentSymbols/browser/outlineModel";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/longLinesHelper/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/javascript/register";
// What `features/suggest/register` leaves to `editor.main.js`: commands of the keys, and the list.
import "monaco-editor/editor/browser/coreCommands";
import "monaco-editor/editor/common/standaloneStrings";
import "monaco-editor/editor/contrib/caretOperations/browser/caretOperations";
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import * as monaco from "monaco-editor/editor/editor.api";
// oxlint-disable-next-line import/default -- Vite makes the export
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import {
  javascriptDefaults,
  ScriptTarget,
} from "monaco-editor/languages/features/typescript/register";
// oxlint-disable-next-line import/default -- Vite makes the export
import TypeScriptWorker from "monaco-editor/language/typescript/ts.worker?worker";
import { JSCAD_TYPINGS } from "../../../engine/modelling/jscad-typings.ts";
import { defineThemes } from "./themes.ts";

globalThis.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === "javascript" || label === "typescript" ? new TypeScriptWorker() : new EditorWorker(),
};

// No DOM among the types: a script has none. Faults are found by our own parser and shown with
// our own sentences, so the language service only helps to write.
javascriptDefaults.setCompilerOptions({
  target: ScriptTarget.ES2020,
  lib: ["es2022"],
  allowJs: true,
  checkJs: false,
  allowNonTsExtensions: true,
});
javascriptDefaults.setDiagnosticsOptions({
  noSemanticValidation: true,
  noSyntaxValidation: true,
  noSuggestionDiagnostics: true,
});
javascriptDefaults.setEagerModelSync(true);
javascriptDefaults.addExtraLib(JSCAD_TYPINGS, "file:///jscad-modeling.d.ts");
defineThemes(monaco);

export { monaco };
