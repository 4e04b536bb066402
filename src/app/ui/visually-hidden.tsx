import type { ReactNode } from "react";

/** Words that are read aloud and not shown. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
