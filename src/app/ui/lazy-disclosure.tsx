import { useState } from "react";
import { Disclosure, type DisclosureProps } from "./disclosure.tsx";

/** A disclosure whose content exists only while it is open, because it is costly or starts work. */
export function LazyDisclosure({
  children,
  ...rest
}: Pick<DisclosureProps, "title" | "level" | "children">) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure {...rest} isExpanded={open} onExpandedChange={setOpen}>
      {open && children}
    </Disclosure>
  );
}
