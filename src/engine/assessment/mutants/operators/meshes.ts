import { quietCtx } from "../../../foundation/context.ts";
import { cos, sin } from "../../../foundation/exact-math.ts";
import { type Random, seededRandom } from "../../../foundation/random.ts";
import type { Mesh } from "../../../geometry/mesh.ts";
import { importMesh } from "../../../interchange/import-mesh.ts";
import { write3mf } from "../../../interchange/write-3mf.ts";
import { writeObj } from "../../../interchange/write-obj.ts";
import { writeStl } from "../../../interchange/write-stl.ts";
import { solidFromMesh } from "../../../solid/solid-from-mesh.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { solidOf } from "../solid-of.ts";
import { between, oneOf } from "../choose.ts";
import { decimated } from "../decimate.ts";
import type { Draft, Label, Operator, Subject } from "../mutant.ts";
import { sidesOf } from "../sides.ts";
import { allowedValues, refusedValues } from "./sizes.ts";

interface Kind {
  readonly operator: string;
  readonly change: (mesh: Mesh, random: Random) => Mesh | undefined;
  /** Bends faces by more than a file's rounding: a person would let it pass, but nobody must. */
  readonly isCoarse?: boolean;
}

const through = (name: string, write: (mesh: Mesh) => Uint8Array): Kind => ({
  operator: `through ${name}`,
  change: (mesh) => {
    const read = importMesh(write(mesh), `part.${name}`, quietCtx());
    return read.ok ? read.value.mesh : undefined;
  },
});

const KINDS: readonly Kind[] = [
  through("stl", writeStl),
  through("3mf", write3mf),
  through("obj", writeObj),
  { operator: "noise of a millionth", change: (mesh, random) => shaken(mesh, random, 1e-6) },
  { operator: "noise of 4 millionths", change: (mesh, random) => shaken(mesh, random, 4e-6) },
  { operator: "triangles in another order", change: reordered },
  { operator: "triangles split", change: split },
  { operator: "decimated to 0.02", change: (mesh) => decimated(mesh, 0.02), isCoarse: true },
  { operator: "decimated to 0.005", change: (mesh) => decimated(mesh, 0.005) },
];

/** The same part as another file or program would bring it; inside its limits or not. */
export const meshes: Operator = async (subject, random, most) => {
  const drafts: Draft[] = [];
  const start = Math.floor(random() * KINDS.length);
  for (let i = 0; i < most; i++) {
    const kind = KINDS[(start + i) % KINDS.length] as Kind;
    const label: Label = random() < 0.6 || subject.sizes.length === 0 ? "right" : "wrong";
    const drawn = subject.sizes.length === 0 || (label === "right" && random() < 0.5);
    const own = seededRandom(Math.floor(random() * 4294967296));
    const values = drawn
      ? {}
      : label === "right"
        ? allowedValues(subject, random, 0.85)
        : refusedValues(subject, random);
    drafts.push({
      operator: label === "right" ? kind.operator : `${kind.operator}, size outside`,
      name: drawn ? "as drawn" : label,
      label: label === "right" && kind.isCoarse ? "open" : label,
      make: async () => {
        const solid = solidOf(await subject.graphOf(values), subject.kernel);
        const mesh = solid && kind.change(solid.mesh, own);
        return mesh && fromMesh(subject, mesh);
      },
    });
  }
  return drafts;
};

/** So much about z from bottom to top: the corners move by more than any tolerance of the sizes here. */
const TWIST = 2;
/** A flat side must be this wide and high to show it, mm. */
const SHOWS = { wide: 22, high: 8 } as const;

/** The whole part wrung about z. Round parts do not show it, and get no such mutant. */
export const twists: Operator = (subject) => {
  const { bounds, mesh } = subject.reference;
  const tall = bounds.max[2] - bounds.min[2];
  const shows = sidesOf(subject.reference).some(
    ({ axis, from, to }) =>
      axis < 2 &&
      (to[1 - axis] as number) - (from[1 - axis] as number) >= SHOWS.wide &&
      to[2] - from[2] >= SHOWS.high,
  );
  if (!shows) return [];
  return [TWIST, -TWIST].map((degrees): Draft => {
    const make = () => {
      const middle = [0, 1].map((k) => ((bounds.min[k] as number) + (bounds.max[k] as number)) / 2);
      const positions = Float64Array.from(mesh.positions);
      for (let v = 0; v < positions.length; v += 3) {
        const [x, y] = [0, 1].map((k) => (positions[v + k] as number) - (middle[k] as number)) as [
          number,
          number,
        ];
        const a =
          (((positions[v + 2] as number) - bounds.min[2]) / tall) * degrees * (Math.PI / 180);
        positions[v] = (middle[0] as number) + x * cos(a) - y * sin(a);
        positions[v + 1] = (middle[1] as number) + x * sin(a) + y * cos(a);
      }
      return fromMesh(subject, { positions, triangles: mesh.triangles });
    };
    return { operator: "part wrung by 2°", name: `${degrees} degrees`, label: "wrong", make };
  });
};

/** What the product makes of an imported mesh. */
function fromMesh({ kernel }: Subject, mesh: Mesh): { solid: Solid } | undefined {
  const solid = solidFromMesh(mesh, kernel);
  return solid.ok ? { solid: solid.value } : undefined;
}

/** Every vertex moved at random by a share of the part's size. */
function shaken(mesh: Mesh, random: Random, share: number): Mesh {
  let reach = 0;
  for (const x of mesh.positions) reach = Math.max(reach, Math.abs(x));
  const positions = mesh.positions.map((x) => x + between(random, -share, share) * reach);
  return { positions, triangles: mesh.triangles };
}

function reordered({ positions, triangles }: Mesh, random: Random): Mesh {
  const order = Array.from({ length: triangles.length / 3 }, (_, t) => t);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  const out = order.flatMap((t) => {
    const first = oneOf(random, [0, 1, 2]);
    return [0, 1, 2].map((k) => triangles[3 * t + ((first + k) % 3)] as number);
  });
  return { positions, triangles: Uint32Array.from(out) };
}

/** A quarter of the triangles cut in three about a point inside. */
function split({ positions, triangles }: Mesh, random: Random): Mesh {
  const points = [...positions];
  const out: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => triangles[t + k] as number) as [number, number, number];
    if (random() > 0.25) {
      out.push(a, b, c);
      continue;
    }
    const [u, v] = [between(random, 0.2, 0.4), between(random, 0.2, 0.4)];
    const at = points.length / 3;
    for (let k = 0; k < 3; k++)
      points.push(
        (1 - u - v) * (points[3 * a + k] as number) +
          u * (points[3 * b + k] as number) +
          v * (points[3 * c + k] as number),
      );
    out.push(a, b, at, b, c, at, c, a, at);
  }
  return { positions: Float64Array.from(points), triangles: Uint32Array.from(out) };
}
