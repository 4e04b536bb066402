import type { Mesh, Vec3 } from "../../../geometry/mesh.ts";
import { cross, dot, subtract } from "../../features/vectors.ts";
import type { Check } from "../../rubric.ts";
import { HOPELESS, type Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";

interface Skin {
  /** mm³; negative where the material is outside it. */
  readonly volume: number;
  readonly genus: number;
}

/** Every closed skin of a mesh, in the order of its first triangle: what hangs together by corners. */
function skinsOf({ positions, triangles }: Mesh): Skin[] {
  const leader = Int32Array.from({ length: positions.length / 3 }, (_, v) => v);
  const find = (v: number): number => {
    let at = v;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] as number] as number;
      at = leader[at] as number;
    }
    return at;
  };
  for (let t = 0; t < triangles.length; t++) {
    const [a, b] = [find(triangles[t - (t % 3)] as number), find(triangles[t] as number)];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const skins = new Map<
    number,
    { volume: number; faces: number; corners: Set<number>; from: Vec3 }
  >();
  const at = (v: number): Vec3 => [
    positions[3 * v] as number,
    positions[3 * v + 1] as number,
    positions[3 * v + 2] as number,
  ];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]] as [
      number,
      number,
      number,
    ];
    const place = find(a);
    const skin = skins.get(place) ?? {
      volume: 0,
      faces: 0,
      corners: new Set<number>(),
      from: at(a),
    };
    skins.set(place, skin);
    const [u, v, w] = [a, b, c].map((k) => subtract(at(k), skin.from)) as [Vec3, Vec3, Vec3];
    skin.volume += dot(u, cross(v, w)) / 6;
    skin.faces++;
    for (const k of [a, b, c]) skin.corners.add(k);
  }
  // Euler: corners − edges + faces = 2 − 2·genus, and a closed skin has three edges for two triangles.
  return [...skins.values()].map(({ volume, faces, corners }) => ({
    volume,
    genus: Math.max(0, Math.round((2 - (corners.size - faces / 2)) / 2)),
  }));
}

/** Ways through the material, of all pieces together: a ring has one, a frame with a bar across it two. */
export const waysThrough = (mesh: Mesh): number =>
  skinsOf(mesh).reduce((sum, skin) => sum + skin.genus, 0);

/** Closed hollows: skins that have the material outside. A thinner one than rounding, mm, is none. */
export const hollowsIn = (mesh: Mesh, rounding: number): number =>
  skinsOf(mesh).filter(({ volume }) => volume < -rounding * rounding * rounding).length;

export const genus = (check: Extract<Check, { kind: "solid.genus" }>, { part }: Scene): Outcome =>
  counted("genus", waysThrough(part.solid.mesh), check.count);

export const voids = (check: Extract<Check, { kind: "solid.voids" }>, { part }: Scene): Outcome =>
  counted("voids", hollowsIn(part.solid.mesh, part.recognition.tolerance), check.count);

function counted(of: "genus" | "voids", measured: number, nominal: number): Outcome {
  const right = measured === nominal;
  const off = Math.abs(measured - nominal);
  return {
    verdict: right ? "pass" : "fail",
    message: right
      ? `check.solid-${of}.pass`
      : measured > nominal
        ? `check.solid-${of}.too-many`
        : `check.solid-${of}.too-few`,
    params: { measured, nominal, off },
    measured,
    allowed: { min: nominal, max: nominal, nominal },
    unit: "count",
    error: right ? 0 : HOPELESS,
  };
}
