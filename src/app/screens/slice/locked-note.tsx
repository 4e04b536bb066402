import { Lock } from "lucide-react";
import type { ReactNode } from "react";

/** Says that the lesson fixes what could be chosen here. */
export function LockedNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="setting-note small">
      <Lock aria-hidden /> {children}
    </p>
  );
}
