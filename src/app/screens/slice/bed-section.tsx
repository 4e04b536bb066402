import "../css/bed.css";
import { LazyDisclosure } from "../../ui/lazy-disclosure.tsx";
import { useSay } from "../say.tsx";
import { ALONE } from "./bed-beside.ts";
import { BedPanel, type BedPanelProps } from "./bed-panel.tsx";
import { LockedNote } from "./locked-note.tsx";
import { sayBed } from "./say-bed.ts";

interface Props extends Omit<BedPanelProps, "mesh"> {
  readonly mesh: BedPanelProps["mesh"] | undefined;
  /** The lesson says how the part is printed. */
  readonly isLocked: boolean;
}

/** How the part stands on the bed: turned, laid on a face, in copies. Closed, it says what is set. */
export function BedSection({ mesh, isLocked, ...rest }: Props) {
  const say = useSay();
  const { bed, beside } = rest;
  const parts = (beside?.others ?? ALONE).map(({ part }) => part);
  return (
    <LazyDisclosure
      title={
        <span className="bed-title">
          {say("bed.title")} <span className="small quiet">{sayBed(say, bed, parts)}</span>
        </span>
      }
    >
      {isLocked ? (
        <LockedNote>{say("bed.locked")}</LockedNote>
      ) : mesh ? (
        <BedPanel mesh={mesh} {...rest} />
      ) : (
        <p className="small quiet">{say("bed.no-part")}</p>
      )}
    </LazyDisclosure>
  );
}
