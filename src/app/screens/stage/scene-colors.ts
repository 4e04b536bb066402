import type { SceneColors } from "../../../browser/scene/scene-types.ts";

/** The scene's colours as the style sheet has them now: one palette for page and scene. */
export function readSceneColors(): SceneColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--scene-${name}`).trim();
  return {
    backdropTop: token("top"),
    backdropBottom: token("bottom"),
    part: token("part"),
    hollow: token("hollow"),
    edge: token("edge"),
    cap: token("cap"),
    ghost: token("ghost"),
    gridMinor: token("grid-minor"),
    gridMajor: token("grid-major"),
    pass: token("pass"),
    near: token("near"),
    fail: token("fail"),
    select: token("select"),
  };
}

/** Calls back when the theme changes, by the system or by the person; gives the undo. */
export function onThemeChange(changed: () => void): () => void {
  const queries = [
    matchMedia("(prefers-color-scheme: dark)"),
    matchMedia("(prefers-contrast: more)"),
  ];
  for (const query of queries) query.addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
    observer.disconnect();
  };
}
