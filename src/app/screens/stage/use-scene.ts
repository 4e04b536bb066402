import { type RefObject, useEffect, useRef, useState } from "react";
import type { CameraView, ViewOptions } from "../../../browser/scene/scene-types.ts";
import { useSay } from "../say.tsx";
import { onThemeChange, readSceneColors } from "./scene-colors.ts";

interface Scene<V> {
  /** Where the canvas goes. */
  readonly host: RefObject<HTMLDivElement | null>;
  /** The view, once its code is there. */
  readonly view: V | null;
  /** There are no 3D graphics, or not now. */
  readonly lost: boolean;
}

/**
 * Opens a scene in an element while the component is shown, in the theme's colours. `create` loads
 * the scene's code (three.js stays out of the first screen) and makes the view; it is read when the
 * scene is opened, so it may be a new function each time.
 */
export function useScene<V extends CameraView>(
  label: string,
  create: (element: HTMLElement, options: ViewOptions) => Promise<() => V>,
): Scene<V> {
  const say = useSay();
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<V | null>(null);
  const [lost, setLost] = useState(false);
  const latest = useRef(create);
  useEffect(() => {
    latest.current = create;
  });
  const description = say("stage.part.keys");

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let gone = false;
    let made: V | null = null;
    const open = async () => {
      const make = await latest.current(element, {
        colors: readSceneColors(),
        label,
        description,
        onUnavailable: () => setLost(true),
        onRestored: () => setLost(false),
      });
      if (gone) return;
      made = make();
      setView(made);
    };
    open().catch(() => setLost(true));
    return () => {
      gone = true;
      made?.dispose();
      setView(null);
    };
  }, [label, description]);

  useEffect(() => onThemeChange(() => view?.setTheme(readSceneColors())), [view]);
  return { host, view, lost };
}
