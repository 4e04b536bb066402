import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, subtract } from "../features/vectors.ts";
import { AS_IT_LIES, type RigidPose, turned } from "../inspection/rigid-pose.ts";
import type { RecognisedSurface, Recognition } from "../recognition-types.ts";

/** Only the largest surfaces are compared: they show how a part lies. */
const LARGEST = 40;
/** Cosine of about 4°. */
const ALONG = 0.9975;
/** Share by which areas may differ. */
const AREA = 0.4;
/** Centres of surfaces as near as this are in place, and as far as this are not, against the root of the area. */
const IN_PLACE = 0.01;
const AWAY = 0.06;

interface Landmark {
  readonly kind: string;
  /** From the part's centre of area, in the root of its area. */
  readonly at: Vec3;
  readonly line?: Vec3;
  readonly twoWay: boolean;
  readonly share: number;
  /** Small surfaces tell how a plate lies, that is all but square: they count by the root of their share. */
  readonly says: number;
}

/** How alike a part that is turned is to the reference, 0 to 1, whatever the unit and wherever it lies. */
export function likenessTo(
  reference: Recognition,
  part: Recognition,
): (rows: RigidPose["rows"]) => number {
  const [meant, own] = [landmarksOf(reference), landmarksOf(part)];
  const all = meant.reduce((sum, { says }) => sum + says, 0);
  return (rows) => {
    const laid = own.map((mark) => ({
      ...mark,
      at: turned({ ...AS_IT_LIES, rows }, mark.at),
      ...(mark.line && { line: turned({ ...AS_IT_LIES, rows }, mark.line) }),
    }));
    let sum = 0;
    for (const mark of meant) {
      let best = 0;
      for (const other of laid) best = Math.max(best, agreement(mark, other));
      sum += best * mark.says;
    }
    return all > 0 ? sum / all : 0;
  };
}

/** Half for a surface of that kind and direction, the rest by how near it is. */
function agreement(a: Landmark, b: Landmark): number {
  if (a.kind !== b.kind || Math.abs(a.share - b.share) > AREA * Math.max(a.share, b.share))
    return 0;
  if (a.line && b.line) {
    const c = dot(a.line, b.line);
    if ((a.twoWay ? Math.abs(c) : c) < ALONG) return 0;
  }
  const d = subtract(a.at, b.at);
  const off = (Math.sqrt(dot(d, d)) - IN_PLACE) / (AWAY - IN_PLACE);
  return 1 - 0.5 * Math.min(1, Math.max(0, off));
}

function landmarksOf({ surfaces, area }: Recognition): Landmark[] {
  const size = Math.sqrt(area);
  const middle = [0, 1, 2].map(
    (k) => surfaces.reduce((sum, s) => sum + s.area * (s.centre[k] as number), 0) / area,
  ) as unknown as Vec3;
  return surfaces.slice(0, LARGEST).map((surface): Landmark => {
    const { shape, centre, area: own } = surface;
    const [x, y, z] = subtract(centre, middle);
    const line = shape.kind === "plane" ? shape.normal : "axis" in shape ? shape.axis : undefined;
    return {
      kind: kindOf(surface),
      at: [x / size, y / size, z / size],
      ...(line ? { line } : {}),
      twoWay: shape.kind !== "plane",
      share: own / area,
      says: Math.sqrt(own / area),
    };
  });
}

const kindOf = ({ shape }: RecognisedSurface): string =>
  "inward" in shape ? `${shape.kind} ${shape.inward}` : shape.kind;
