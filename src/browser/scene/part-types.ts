import type { Vec3 } from "../../engine/geometry/mesh.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { FaceMeasure } from "./measure-faces.ts";
import type { DeviationShape } from "./shape-deviation.ts";
import type { PartShape } from "./shape-part.ts";
import type {
  CameraView,
  DeviationScale,
  Pick,
  Placed,
  SceneBox,
  SceneLabel,
  SectionPlane,
  Tone,
  ViewOptions,
} from "./scene-types.ts";

export interface PartViewOptions extends ViewOptions {
  /**
   * Does `shapePart` off the page's thread, for large parts; absent, or where it answers nothing,
   * it is done in place.
   */
  readonly shape?: (solid: Solid) => Promise<PartShape | undefined>;
  /** A click, a tap, or Enter on the canvas's middle; `null` when the backdrop was hit. */
  readonly onPick?: (pick: Pick | null) => void;
  readonly onHover?: (pick: Pick | null) => void;
  /** In measure mode: after the second pick (and `null` after a first one starts a new pair). */
  readonly onMeasure?: (measured: MeasurePair | null) => void;
}

export interface MeasurePair {
  readonly from: Pick;
  readonly to: Pick;
  readonly measure: FaceMeasure;
}

export interface PartView extends CameraView {
  /**
   * Shows a solid; the first one is fitted, a later one keeps the camera. A large one appears when
   * its shape has been worked out; until then the picture stays as it was, and can't be picked.
   */
  setPart(solid: Solid | null): void;
  /** A see-through reference solid over the part, or none; `placed`: other than in the part's frame. */
  setReference(solid: Solid | null, placed?: Placed): void;
  /** Colours of a deviation in the place of the part's own, or none; gone with the next part. */
  setDeviation(shape: DeviationShape | null, scale?: DeviationScale): void;
  /** See-through boxes over the part; the last ones go. */
  setBoxes(boxes: readonly SceneBox[]): void;
  setSection(plane: SectionPlane | null): void;
  /** Faces of the tone become coloured; an empty list clears that tone. */
  highlight(faces: readonly number[], tone: Tone): void;
  clearHighlights(): void;
  setLabels(labels: readonly SceneLabel[]): void;
  /** While on, picks make pairs for `onMeasure` (and still call `onPick`). */
  setMeasuring(on: boolean): void;
  /** The typed alternative of measuring: two face numbers, with points when known. */
  measure(from: Pick, to: Pick): FaceMeasure | undefined;
  /** Turns the camera to look straight at a face and puts it in the middle. */
  lookAtFace(face: number): void;
  /** Middle of a face as meshed, on the face where it can be, part frame, mm. */
  anchorOf(face: number): Vec3 | undefined;
}
