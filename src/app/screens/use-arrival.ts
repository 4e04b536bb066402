import { type RefObject, useEffect, useRef } from "react";

/**
 * Arriving at another place of the app (`place` says which): its top is in view, and its heading
 * has the focus, so that a reader hears where it is. The heading needs `tabIndex={-1}`.
 */
export function useArrival(place: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [place]);
  return heading;
}
