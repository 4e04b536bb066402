import {
  BufferAttribute,
  Color,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  ShaderMaterial,
  Uniform,
} from "three";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { PACKED_STRIDE, type PackedLayer } from "./pack-layer.ts";

const ROLES = PATH_ROLES.length;

/**
 * A bead is a low roof along its segment: a flat top and two falling sides. `position` is (end,
 * side, depth): end 0 or 1, side -1 to 1 of half the width, depth 0 to -1 of the layer's height.
 */
const VERTEX = `
attribute vec4 ends;
attribute vec2 bead;
uniform vec3 palette[${ROLES}];
uniform float shown[${ROLES}];
varying vec3 tone;
varying float side;
varying float light;
void main() {
  int role = int(bead.y + 0.5);
  vec2 along = normalize(ends.zw - ends.xy);
  vec2 across = vec2(-along.y, along.x);
  vec2 at = mix(ends.xy, ends.zw, position.x)
    + along * (position.x * 2.0 - 1.0) * bead.x * 0.3
    + across * position.y * bead.x * 0.5;
  vec3 out3 = normalize(vec3(across * normal.y, normal.z));
  vec3 seen = normalize((viewMatrix * vec4(out3, 0.0)).xyz);
  light = 0.55 + 0.52 * max(dot(seen, normalize(vec3(-0.3, 0.55, 0.78))), 0.0);
  side = position.y;
  tone = palette[role];
  gl_Position = projectionMatrix * modelViewMatrix * vec4(at, position.z, 1.0);
  if (shown[role] < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT = `
varying vec3 tone;
varying float side;
varying float light;
uniform vec3 paper;
uniform float faded;
void main() {
  float groove = 1.0 - 0.3 * smoothstep(0.55, 1.0, abs(side));
  gl_FragColor = vec4(mix(tone, paper, faded) * light * groove, 1.0);
  #include <colorspace_fragment>
}`;

/** Lower layers take this much of the part's colour, so that the top one stands out. */
const FADED = 0.62;

export interface BeadMaterials {
  readonly full: ShaderMaterial;
  /** For the layers under the one that is looked at. */
  readonly faded: ShaderMaterial;
  recolor(roles: readonly Color[], paper: Color): void;
  show(roles: readonly boolean[]): void;
  dispose(): void;
}

export function createBeadMaterials(): BeadMaterials {
  const shared = {
    palette: new Uniform(PATH_ROLES.map(() => new Color())),
    shown: new Uniform(PATH_ROLES.map(() => 1)),
    paper: new Uniform(new Color()),
  };
  const make = (faded: number) =>
    new ShaderMaterial({
      uniforms: { ...shared, faded: new Uniform(faded) },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
  const [full, faded] = [make(0), make(FADED)];
  return {
    full,
    faded,
    recolor(roles, paper) {
      shared.palette.value = [...roles];
      shared.paper.value = paper;
    },
    show(roles) {
      shared.shown.value = roles.map(Number);
    },
    dispose() {
      full.dispose();
      faded.dispose();
    },
  };
}

/** The three faces of a bead's roof, two triangles each; normals as (0, side, up). */
function roof(): { position: BufferAttribute; normal: BufferAttribute } {
  const profile = [
    [-1, -0.75],
    [-0.76, 0],
    [0.76, 0],
    [1, -0.75],
  ] as const;
  const tilt = [-0.8, 0, 0.8];
  const positions: number[] = [];
  const normals: number[] = [];
  for (let face = 0; face < 3; face++) {
    const [y0, z0] = profile[face] ?? [0, 0];
    const [y1, z1] = profile[face + 1] ?? [0, 0];
    const corners = [
      [0, y1, z1],
      [0, y0, z0],
      [1, y0, z0],
      [0, y1, z1],
      [1, y0, z0],
      [1, y1, z1],
    ];
    for (const corner of corners) {
      positions.push(...corner);
      const side = tilt[face] ?? 0;
      normals.push(0, side, Math.sqrt(1 - side * side));
    }
  }
  return {
    position: new BufferAttribute(new Float32Array(positions), 3),
    normal: new BufferAttribute(new Float32Array(normals), 3),
  };
}

/** One instance of the roof a segment. */
export function beadGeometry(packed: PackedLayer): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const { position, normal } = roof();
  geometry.setAttribute("position", position);
  geometry.setAttribute("normal", normal);
  const buffer = new InstancedInterleavedBuffer(packed.segments, PACKED_STRIDE);
  geometry.setAttribute("ends", new InterleavedBufferAttribute(buffer, 4, 0));
  geometry.setAttribute("bead", new InterleavedBufferAttribute(buffer, 2, 4));
  geometry.instanceCount = packed.count;
  return geometry;
}
