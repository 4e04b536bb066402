import { useMemo } from "react";
import type { Mesh, Vec3 } from "../../../engine/geometry/mesh.ts";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";
import { rotated, rotationOf, type Turn } from "../../../engine/slicing/turn.ts";
import { useSay } from "../say.tsx";
import { edgesOf, surfaceOf } from "./bed-edges.ts";

interface Props {
  readonly mesh: Mesh;
  readonly faces: readonly LayFace[];
  readonly turn: Turn;
  /** Index of the face that lies on the bed; -1: none. */
  readonly down: number;
  readonly onFace: (index: number) => void;
}

/** Looking direction: from the front left above, and from the back right below. */
const VIEWS = ["above", "below"] as const;
const LETTER = 0.1;
const AIR = 0.06;

/** The part as it stands, from above and from below, its flat faces numbered and to be pressed. */
export function BedFacePicture(props: Props) {
  const say = useSay();
  const { mesh, faces } = props;
  const edges = useMemo(() => edgesOf(mesh), [mesh]);
  const surfaces = useMemo(() => faces.map((face) => surfaceOf(mesh, face)), [mesh, faces]);
  return (
    <div className="bed-faces">
      {VIEWS.map((from) => (
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
  readonly from: (typeof VIEWS)[number];
}

function View({ faces, edges, surfaces, turn, down, from, onFace }: ViewProps) {
  const say = useSay();
  const { shown, lines, box } = useMemo(
    () => drawn(faces, surfaces, edges, turn, from),
    [faces, surfaces, edges, turn, from],
  );
  const side = box[2];
  return (
    <svg
      className="setting-svg"
      viewBox={box.join(" ")}
      role="img"
      aria-label={say(`bed.faces.${from}`)}
    >
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
      {shown.map(({ index, label: [x, y] }) => (
        <text key={index} x={x} y={y} fontSize={LETTER * side} strokeWidth={LETTER * side * 0.2}>
          {index + 1}
        </text>
      ))}
    </svg>
  );
}

type Spot = readonly [number, number];

/** The middle of a face, or of its largest triangle where the middle is not on it. */
function labelSpot(threes: readonly (readonly [Spot, Spot, Spot])[]): Spot {
  const cross = ([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number =>
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const middle = (three: readonly [Spot, Spot, Spot], axis: 0 | 1): number =>
    (three[0][axis] + three[1][axis] + three[2][axis]) / 3;
  let [sum, x, y, most] = [0, 0, 0, -1];
  let largest: Spot = [0, 0];
  for (const three of threes) {
    const size = Math.abs(cross(...three));
    const [mx, my] = [middle(three, 0), middle(three, 1)];
    sum += size;
    x += size * mx;
    y += size * my;
    if (size > most) [most, largest] = [size, [mx, my]];
  }
  const spot: Spot = sum > 0 ? [x / sum, y / sum] : largest;
  const holds = ([a, b, c]: readonly [Spot, Spot, Spot]): boolean => {
    const sides = [cross(a, b, spot), cross(b, c, spot), cross(c, a, spot)];
    return sides.every((each) => each >= 0) || sides.every((each) => each <= 0);
  };
  return threes.some(holds) ? spot : largest;
}

/** The part in a slanted view: faces that look to the eye, all edges, and a square round them. */
function drawn(
  faces: readonly LayFace[],
  surfaces: readonly Float64Array[],
  edges: Float64Array,
  turn: Turn,
  from: ViewProps["from"],
) {
  const m = rotationOf(turn);
  const [across, up, eye] = axes(from);
  const at = (x: number, y: number, z: number): Spot => {
    const p = rotated(m, [x, y, z]);
    return [dot(across, p), -dot(up, p)];
  };
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = ([x, y]: Spot): void => {
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  };
  const shown = faces.flatMap(({ normal, outline }, index) => {
    for (let i = 0; i < outline.length; i += 3)
      grow(at(outline[i]!, outline[i + 1]!, outline[i + 2]!));
    if (dot(eye, rotated(m, normal)) < 0.02) return [];
    const surface = surfaces[index]!;
    const corner = (i: number): Spot => at(surface[i]!, surface[i + 1]!, surface[i + 2]!);
    const threes = Array.from(
      { length: surface.length / 9 },
      (_, t) => [corner(9 * t), corner(9 * t + 3), corner(9 * t + 6)] as const,
    );
    if (threes.length === 0) return [];
    const d = threes
      .map((three) => `M${three.map((spot) => spot.map(short).join(" ")).join("L")}Z`)
      .join("");
    return [{ index, d, label: labelSpot(threes) }];
  });
  let lines = "";
  for (let i = 0; i < edges.length; i += 6) {
    const a = at(edges[i]!, edges[i + 1]!, edges[i + 2]!);
    const b = at(edges[i + 3]!, edges[i + 4]!, edges[i + 5]!);
    grow(a);
    grow(b);
    lines += `M${short(a[0])} ${short(a[1])}L${short(b[0])} ${short(b[1])}`;
  }
  const side = Math.max(x1 - x0, y1 - y0) * (1 + 2 * AIR);
  const box = [(x0 + x1 - side) / 2, (y0 + y1 - side) / 2, side, side] as const;
  return { shown, lines, box };
}

/** Right and up in the picture, and towards the eye. */
function axes(from: ViewProps["from"]): readonly [Vec3, Vec3, Vec3] {
  const [a, b] = [Math.SQRT1_2, Math.sqrt(1 / 6)];
  const c = 1 / Math.sqrt(3);
  return from === "above"
    ? [
        [a, a, 0],
        [-b, b, 2 * b],
        [c, -c, c],
      ]
    : [
        [a, a, 0],
        [b, -b, 2 * b],
        [c, -c, -c],
      ];
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const short = (value: number): number => Math.round(value * 100) / 100;
