import { useMemo } from "react";
import type { SupportBox } from "../../../engine/records/event-types.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { useSay } from "../say.tsx";
import { Picture, PictureNumber } from "./picture.tsx";
import { squareBox } from "./square-box.ts";
import { FROM_ABOVE, FROM_FRONT, type Look, silhouette } from "./support-box-silhouette.ts";

interface Props {
  readonly mesh: Mesh;
  readonly boxes: readonly SupportBox[];
}

/** The part's outline with the boxes over it: where each of them is. The fields say the same. */
export function SupportBoxPicture({ mesh, boxes }: Props) {
  const say = useSay();
  return (
    <div className="picture-pair">
      {(["above", "front"] as const).map((from) => (
        <figure key={from}>
          <View
            mesh={mesh}
            boxes={boxes}
            look={from === "above" ? FROM_ABOVE : FROM_FRONT}
            label={say(`boxes.picture.${from}.label`, { count: boxes.length })}
          />
          <figcaption className="small quiet">{say(`boxes.picture.${from}`)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

interface ViewProps extends Props {
  readonly look: Look;
  readonly label: string;
}

function View({ mesh, boxes, look, label }: ViewProps) {
  const part = useMemo(() => silhouette(mesh, look), [mesh, look]);
  const [across, up] = look;
  const drawn = boxes.map(({ kind, centre, size }) => ({
    kind,
    x: centre[across] - size[across] / 2,
    y: -centre[up] - size[up] / 2,
    width: size[across],
    height: size[up],
  }));
  const [l, b, r, t] = part.box;
  const left = Math.min(l, ...drawn.map(({ x }) => x));
  const right = Math.max(r, ...drawn.map(({ x, width }) => x + width));
  const top = Math.min(-t, ...drawn.map(({ y }) => y));
  const bottom = Math.max(-b, ...drawn.map(({ y, height }) => y + height));
  const square = squareBox(left, top, right, bottom);
  return (
    <Picture label={label} box={square}>
      <path d={part.d} className="support-box-part" shapeRendering="crispEdges" />
      {drawn.map(({ kind, ...box }, i) => (
        <rect
          key={i}
          {...box}
          className={`support-box-${kind}`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {drawn.map(({ x, y, width, height }, i) => (
        <PictureNumber key={i} at={[x + width / 2, y + height / 2]} box={square} number={i + 1} />
      ))}
    </Picture>
  );
}
