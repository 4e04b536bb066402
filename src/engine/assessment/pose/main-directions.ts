import type { Vec3 } from "../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, unit, withoutSign } from "../features/vectors.ts";
import { compose, type RigidPose } from "../inspection/rigid-pose.ts";
import type { Recognition } from "../recognition-types.ts";

/** Directions nearer than about 1° count as one; farther than about 80° as square. */
const ONE = 0.99985;
const SQUARE = 0.17;
/** A frame that agrees with the axes as well as this needs no turning. */
const ALIGNED = 1e-5;

/**
 * The turn that lays the main directions of a part (those of most area: normals of planes, axes of rounds)
 * on those of the reference; undefined where the part lies along them already. What has one direction only
 * keeps an arbitrary turn about it.
 */
export function ontoMainDirections(
  part: Recognition,
  reference: Recognition,
): RigidPose | undefined {
  const [own, meant] = [mainFrame(part), mainFrame(reference)];
  if (!own || !meant) return undefined;
  // Rows of the reference's frame as columns: back from its main directions to its axes.
  const back: RigidPose = {
    ...meant,
    rows: [columnOf(meant, 0), columnOf(meant, 1), columnOf(meant, 2)],
  };
  const turn = compose(back, own);
  const isTurnOfAxes = turn.rows.every((row) =>
    row.every((x) => Math.abs(x) < ALIGNED || Math.abs(x) > 1 - ALIGNED),
  );
  return isTurnOfAxes ? undefined : turn;
}

const columnOf = ({ rows }: RigidPose, k: 0 | 1 | 2): Vec3 => [rows[0][k], rows[1][k], rows[2][k]];

function mainFrame({ surfaces }: Recognition): RigidPose | undefined {
  const groups: { readonly direction: Vec3; area: number }[] = [];
  for (const { shape, area } of surfaces) {
    const line = shape.kind === "plane" ? shape.normal : "axis" in shape ? shape.axis : undefined;
    if (!line) continue;
    const direction = withoutSign(line);
    const group = groups.find((g) => Math.abs(dot(g.direction, direction)) > ONE);
    if (group) group.area += area;
    else groups.push({ direction, area });
  }
  // Surfaces come largest first, and equal areas differ in rounding only.
  const heaviest = (list: typeof groups) =>
    list.reduce<(typeof groups)[number] | undefined>(
      (best, g) => (!best || g.area > best.area * (1 + 1e-6) ? g : best),
      undefined,
    );
  const first = heaviest(groups)?.direction;
  if (!first) return undefined;
  const second = heaviest(groups.filter((g) => Math.abs(dot(g.direction, first)) < SQUARE));
  const across = second && along(second.direction, first, -dot(second.direction, first));
  const x = across && length(across) > 0 ? unit(across) : squareTo(first)[0];
  return { rows: [x, cross(first, x), first], shift: [0, 0, 0], mirrored: false };
}
