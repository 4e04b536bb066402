// Only what writing a part needs: every import below is a feature that a person can use.
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/longLinesHelper/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/quickCommand/register";
import "monaco-editor/features/rename/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/javascript/register";
import * as monaco from "monaco-editor/editor/editor.api";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import {
  javascriptDefaults,
  ScriptTarget,
} from "monaco-editor/languages/features/typescript/register";
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
