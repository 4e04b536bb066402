import {
  BufferGeometry,
  Color,
  DataTexture,
  DoubleSide,
  FloatType,
  Mesh,
  RGBAFormat,
  ShaderMaterial,
  Uniform,
} from "three";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { PACKED_STRIDE, type PackedLayer } from "./pack-layer.ts";

const ROLES = PATH_ROLES.length;
/** Width of the texture that holds a layer's segments, in texels of four numbers. */
const TEXELS = 1024;

/**
 * A bead is one quad a segment, turned about the segment to face the camera, as wide as the bead's
 * elliptic section looks from there: two triangles, where a tube would need a dozen. The
 * segments come from a texture by the vertex's number: instancing would be a draw call a segment
 * where a PC without a graphics card draws in software. The mesh's z is the layer's top, its z
 * scale the layer's height.
 */
const VERTEX = `
uniform highp sampler2D segments;
uniform vec3 palette[${ROLES}];
uniform float shown[${ROLES}];
varying vec3 tone;
varying float side;
varying vec2 seen;
varying vec2 half2;
varying vec2 across;
vec4 texel(int i) {
  return texelFetch(segments, ivec2(i % ${TEXELS}, i / ${TEXELS}), 0);
}
void main() {
  int corner = gl_VertexID % 6;
  vec4 ends = texel(gl_VertexID / 6 * 2);
  vec2 bead = texel(gl_VertexID / 6 * 2 + 1).xy;
  float end = corner == 1 || corner == 2 || corner == 4 ? 1.0 : 0.0;
  side = corner == 2 || corner == 4 || corner == 5 ? 1.0 : -1.0;
  int role = int(bead.y + 0.5);
  float height = modelMatrix[2][2];
  vec2 step2 = ends.zw - ends.xy;
  vec2 along = step2 / max(length(step2), 1e-6);
  across = vec2(-along.y, along.x);
  vec2 at = mix(ends.xy, ends.zw, end) + along * (end * 2.0 - 1.0) * bead.x * 0.3;
  vec3 middle = vec3(at, modelMatrix[3][2] - 0.5 * height);
  vec3 back = isOrthographic
    ? vec3(viewMatrix[0][2], viewMatrix[1][2], viewMatrix[2][2])
    : normalize(cameraPosition - middle);
  // The camera as the bead's section sees it: across the bead, and up.
  seen = vec2(dot(back.xy, across), back.z);
  seen = length(seen) < 1e-3 ? vec2(0.0, 1.0) : normalize(seen);
  half2 = vec2(0.5 * bead.x, 0.5 * height);
  vec2 aside = vec2(seen.y, -seen.x);
  float reach = length(aside * half2);
  vec3 world = middle + vec3(across * aside.x, aside.y) * reach * side;
  tone = palette[role];
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  if (shown[role] < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

/** The normal of the section's ellipse where the eye's ray meets it, so that a bead looks round. */
const FRAGMENT = `
varying vec3 tone;
varying float side;
varying vec2 seen;
varying vec2 half2;
varying vec2 across;
uniform vec3 paper;
uniform float faded;
void main() {
  vec2 ray = normalize(seen / half2);
  vec2 spot = vec2(ray.y, -ray.x) * side + ray * sqrt(max(0.0, 1.0 - side * side));
  vec2 n = normalize(spot / half2);
  vec3 eye = normalize((viewMatrix * vec4(across * n.x, n.y, 0.0)).xyz);
  float light = 0.55 + 0.52 * max(dot(eye, normalize(vec3(-0.3, 0.55, 0.78))), 0.0);
  float groove = 1.0 - 0.3 * smoothstep(0.6, 1.0, abs(side));
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
      uniforms: {
        ...shared,
        faded: new Uniform(faded),
        segments: new Uniform<DataTexture | null>(null),
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
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

export interface Beads extends Mesh<BufferGeometry, ShaderMaterial> {
  /** Draws only the first so many segments. */
  limit(count: number): void;
  free(): void;
}

/** A layer's segments as a thing to draw, at the place and of the height given. */
export function createBeads(packed: PackedLayer, material: ShaderMaterial): Beads {
  const rows = Math.max(1, Math.ceil((packed.count * PACKED_STRIDE) / 4 / TEXELS));
  const data = new Float32Array(rows * TEXELS * 4);
  data.set(packed.segments);
  const texture = new DataTexture(data, TEXELS, rows, RGBAFormat, FloatType);
  texture.needsUpdate = true;
  const geometry = new BufferGeometry();
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.raycast = () => {};
  mesh.onBeforeRender = () => {
    const uniform = mesh.material.uniforms.segments;
    if (uniform) uniform.value = texture;
    mesh.material.uniformsNeedUpdate = true;
  };
  const limit = (count: number) => geometry.setDrawRange(0, 6 * count);
  limit(packed.count);
  return Object.assign(mesh, {
    limit,
    free() {
      geometry.dispose();
      texture.dispose();
    },
  });
}
