import { PRINTERS } from "../../../engine/machines/printers.ts";
import type { AskedPlace } from "../stage/asked-place.ts";
import { LayerPane } from "../stage/layer-pane.tsx";
import type { SliceView } from "./use-slice-view.ts";

interface Props {
  readonly view: SliceView;
  /** A place to look at; a new object each time it is asked for. */
  readonly asked: AskedPlace | undefined;
}

/** Shown where a printer is not known. */
const NO_BED = { width: 200, depth: 200 } as const;

/** The toolpaths on the chosen printer's bed: the last ones that were made, stale ones too. */
export function SliceLayers({ view: { slice, check }, asked }: Props) {
  const printer = PRINTERS.find(({ id }) => id === slice.choice.printer);
  return (
    <LayerPane
      sliced={slice.work.value ?? null}
      bed={printer?.bed ?? NO_BED}
      asked={asked}
      deposit={check.deposit}
      preview={slice.preview}
      isChecking={check.status === "running"}
    />
  );
}
