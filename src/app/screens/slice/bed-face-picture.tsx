import { useMemo } from "react";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";
import type { Turn } from "../../../engine/slicing/turn.ts";
import { useSay } from "../say.tsx";
import { edgesOf, surfaceOf } from "./bed-edges.ts";
import { BED_VIEWS, type BedView, drawFaces } from "./bed-face-drawing.ts";
import { Picture, PictureNumber } from "./picture.tsx";

interface Props {
  readonly mesh: Mesh;
  readonly faces: readonly LayFace[];
  readonly turn: Turn;
  /** Index of the face that lies on the bed; -1: none. */
  readonly down: number;
  readonly onFace: (index: number) => void;
}

/** The part as it stands, from above and from below, its flat faces numbered and to be pressed. */
export function BedFacePicture(props: Props) {
  const say = useSay();
  const { mesh, faces } = props;
  const edges = useMemo(() => edgesOf(mesh), [mesh]);
  const surfaces = useMemo(() => faces.map((face) => surfaceOf(mesh, face)), [mesh, faces]);
  return (
    <div className="picture-pair">
      {BED_VIEWS.map((from) => (
        <figure key={from}>
          <View {...props} edges={edges} surfaces={surfaces} from={from} />
          <figcaption className="small quiet">{say(`bed.faces.${from}`)}</figcaption>
        </figure>
      ))}
      <p className="small quiet">{say("bed.faces.picture")}</p>
    </div>
  );
}

interface ViewProps extends Props {
  readonly edges: Float64Array;
  /** Of each face, its triangles. */
  readonly surfaces: readonly Float64Array[];
  readonly from: BedView;
}

function View({ faces, edges, surfaces, turn, down, from, onFace }: ViewProps) {
  const say = useSay();
  const { shown, lines, box } = useMemo(
    () => drawFaces(faces, surfaces, edges, turn, from),
    [faces, surfaces, edges, turn, from],
  );
  return (
    <Picture label={say(`bed.faces.${from}`)} box={box}>
      {shown.map(({ index, d }) => (
        // The list beside it does the same by keyboard.
        <path
          key={index}
          d={d}
          className="bed-face"
          data-down={index === down || undefined}
          onClick={() => onFace(index)}
        />
      ))}
      <path d={lines} className="bed-edges" />
      {shown.map(({ index, label }) => (
        <PictureNumber key={index} at={label} box={box} number={index + 1} />
      ))}
    </Picture>
  );
}
