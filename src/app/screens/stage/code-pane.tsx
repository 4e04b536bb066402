import { useEffect, useRef, useState } from "react";
import type { CodeEditor, EditorTheme } from "../../../browser/editor/code-editor.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import { sayProblem, useSay } from "../say.tsx";
import { onThemeChange } from "./scene-colors.ts";

interface Props {
  readonly source: string;
  readonly onChange: (source: string) => void;
  readonly problems: readonly Problem[];
  /** Line to bring into view; a new object each time it is asked for. */
  readonly reveal?: { readonly line: number } | undefined;
}

/** Monaco fills these in itself. */
const PLACES = { 0: "{0}", 1: "{1}", 2: "{2}" } as const;

function themeNow(): EditorTheme {
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  const set = document.documentElement.dataset.theme;
  if (set === "dark" || set === "light") return set;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** The code editor, loaded when first shown; a plain text field until then and where it can't be. */
export function CodePane({ source, onChange, problems, reveal }: Props) {
  const say = useSay();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [refused, setRefused] = useState(false);
  const latest = useRef({ source, onChange });
  useEffect(() => {
    latest.current = { source, onChange };
  });
  const label = say("stage.code");

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let gone = false;
    let made: CodeEditor | null = null;
    const open = async () => {
      const { mountCodeEditor } = await import("../../../browser/editor/code-editor.ts");
      const mounted = await mountCodeEditor(element, {
        value: latest.current.source,
        onChange: (value) => latest.current.onChange(value),
        ariaLabel: label,
        theme: themeNow(),
        say: (id) => say(id, PLACES),
      });
      if (gone) return mounted.dispose();
      made = mounted;
      setEditor(mounted);
    };
    open().catch(() => setRefused(true));
    return () => {
      gone = true;
      made?.dispose();
      setEditor(null);
    };
  }, [label, say]);

  useEffect(() => onThemeChange(() => editor?.setTheme(themeNow())), [editor]);

  useEffect(() => {
    if (editor && editor.getValue() !== source) editor.setValue(source);
  }, [editor, source]);

  useEffect(() => {
    if (!editor) return;
    editor.setMarks(
      problems.flatMap((found) =>
        found.place?.kind === "source"
          ? [
              {
                message: sayProblem(say, found),
                severity: found.severity,
                line: found.place.line,
                column: found.place.column,
              },
            ]
          : [],
      ),
    );
  }, [editor, problems, say]);

  useEffect(() => {
    if (editor && reveal) {
      editor.revealLine(reveal.line);
      editor.focus();
    }
  }, [editor, reveal]);

  return (
    <section className="pane code-pane" aria-label={label}>
      <div className="pane-tab">{label}</div>
      <div ref={host} className="code-host" hidden={refused} />
      {(refused || !editor) && (
        <textarea
          className="code-plain"
          aria-label={label}
          spellCheck={false}
          value={source}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <p className="code-foot">{say("stage.code.tab")}</p>
    </section>
  );
}
