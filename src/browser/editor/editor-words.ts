/**
 * Words of Monaco that a person can meet here: number in Monaco's table, Monaco's own English (it
 * proves the number, see the test), and our id after `editor.`. Monaco's own tables are not used:
 * the Portuguese one of 0.57 (Brazilian, `nls/lang/pt-br`) is empty, several of our languages have
 * none, and each holds some 2000 sentences of things that aren't in our editor.
 */
export const EDITOR_WORDS: readonly (readonly [number, string, string])[] = [
  [1, "input", "input"],
  [2, "Match Case", "match-case"],
  [3, "Match Whole Word", "whole-word"],
  [4, "Use Regular Expression", "pattern"],
  [5, "input", "input"],
  [6, "Preserve Case", "keep-case"],
  [9, "Error: {0}", "message.error"],
  [10, "Warning: {0}", "message.warning"],
  [11, "Info: {0}", "message.info"],
  [12, " or {0} for history", "history-or"],
  [13, " ({0} for history)", "history"],
  [14, "Cleared Input", "cleared"],
  [65, "The editor is not accessible at this time.", "unreachable"],
  [844, "Editor content", "content"],
  [996, "{0} found for '{1}'", "find.found-for"],
  [1018, "Find / Replace", "find-replace"],
  [1019, "Find", "find"],
  [1020, "Find", "find"],
  [1021, "Previous Match", "find.previous"],
  [1022, "Next Match", "find.next"],
  [1023, "Find in Selection", "find.selection"],
  [1024, "Close", "close"],
  [1025, "Replace", "replace"],
  [1026, "Replace", "replace"],
  [1027, "Replace", "replace"],
  [1028, "Replace All", "replace.all"],
  [1029, "Toggle Replace", "replace.show"],
  [
    1030,
    "Only the first {0} results are highlighted, but all find operations work on the entire text.",
    "find.limit",
  ],
  [1031, "{0} of {1}", "find.of"],
  [1032, "No results", "find.none"],
  [1033, "{0} found", "find.found"],
  [1034, "{0} found for '{1}'", "find.found-for"],
  [1035, "{0} found for '{1}', at {2}", "find.found-at"],
  [1036, "{0} found for '{1}'", "find.found-for"],
  [1078, "Go to Next Problem (Error, Warning, Info)", "problem.next"],
  [1079, "Go to Previous Problem (Error, Warning, Info)", "problem.previous"],
  [1082, "Error", "problem.error"],
  [1083, "Warning", "problem.warning"],
  [1084, "Info", "problem.info"],
  [1085, "Hint", "problem.info"],
  [1086, "{0}: {1} at {2}. ", "problem.at"],
  [1087, "{0} of {1} problems", "problem.count"],
  [1088, "{0} of {1} problem", "problem.count"],
  [1186, "Copy", "copy"],
  [1187, "Copied to clipboard", "copied"],
  [1190, "Loading...", "loading"],
  [1193, "Increase Hover Verbosity", "more-detail"],
  [1194, "Decrease Hover Verbosity", "less-detail"],
  [1195, "View Problem", "problem.view"],
  [1196, "No quick fixes available", "fix.none"],
  [1197, "Checking for quick fixes...", "fix.looking"],
  [1198, "No quick fixes available", "fix.none"],
  [1199, "Quick Fix...", "fix"],
  [1380, "{0}, hint", "hint"],
  [1383, "Close", "close"],
  [1555, "Loading...", "loading"],
  [1556, "No suggestions.", "suggest.none"],
  [1557, "Suggest", "suggest"],
  [1562, "{0}, docs: {1}", "suggest.docs"],
  [1563, "Close", "close"],
  [1564, "Close", "close"],
  [1565, "Loading...", "loading"],
  [1567, "Read More", "suggest.more"],
  [1602, "Pressing Tab will now move focus to the next focusable element", "tab.moves"],
  [1603, "Pressing Tab will now insert the tab character", "tab.writes"],
];

/**
 * Gives Monaco its words in the person's language. They are read while Monaco's code is loaded, so
 * only the first call counts, and after a change of language they follow with the next opening of
 * the page.
 */
export function tellWords(say: (id: string) => string): void {
  const words: Record<number, string> = {};
  for (const [number, , word] of EDITOR_WORDS) words[number] = say(`editor.${word}`);
  Object.assign(globalThis, { _VSCODE_NLS_MESSAGES: words });
}
