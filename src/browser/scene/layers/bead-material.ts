import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  DoubleSide,
  FloatType,
  Mesh,
  RGBAFormat,
  RGBAIntegerFormat,
  ShaderMaterial,
  Uniform,
  UnsignedShortType,
  Vector3,
} from "three";
import { PATH_ROLES, type PlanLayer } from "../../../engine/slicing/plan.ts";
import { DEVIATION_TONES, LAYER_TONES } from "../layer-types.ts";
import { type PackedLayer, type PointFrame, TONE_SHIFT } from "./pack-layer.ts";

const ROLES = PATH_ROLES.length;
const COLORS = ROLES + LAYER_TONES + DEVIATION_TONES;
/** Width of the textures of a layer's points and of its paths, in texels of four numbers. */
const TEXELS = 1024;
const PATH_TEXELS = 128;

/**
 * A bead is one quad a segment, turned about the segment to face the camera, as wide as the bead's
 * elliptic section looks from there: two triangles, where a tube would need a dozen. The
 * points come from a texture by the vertex's number, 8 bytes each, and what is the same along a path
 * from another: instancing would be a draw call a segment where a PC without a graphics card draws
 * in software. Two points of different paths make no bead. The mesh's z is the layer's top, its z
 * scale the layer's height.
 */
const VERTEX = `
uniform highp usampler2D points;
uniform highp sampler2D paths;
uniform vec3 frame;
uniform vec3 palette[${COLORS}];
uniform vec3 mark;
uniform float shown[${ROLES}];
varying vec3 tone;
varying float side;
varying vec2 seen;
varying vec2 half2;
varying vec2 across;
varying float stripes;
varying float gone;
uvec4 point(int i) {
  return texelFetch(points, ivec2(i % ${TEXELS}, i / ${TEXELS}), 0);
}
void main() {
  int corner = gl_VertexID % 4;
  uvec4 a = point(gl_VertexID / 4);
  uvec4 b = point(gl_VertexID / 4 + 1);
  uint high = a.w & ${(1 << TONE_SHIFT) - 1}u;
  int number = int(a.z + high * 65536u);
  int own = int(a.w >> ${TONE_SHIFT}u);
  // Width, role, tone (0: the role's own), chosen.
  vec4 path = texelFetch(paths, ivec2(number % ${PATH_TEXELS}, number / ${PATH_TEXELS}), 0);
  vec2 start = frame.xy + frame.z * vec2(a.xy);
  vec2 stop = frame.xy + frame.z * vec2(b.xy);
  float end = corner == 1 || corner == 2 ? 1.0 : 0.0;
  side = corner > 1 ? 1.0 : -1.0;
  int role = int(path.y + 0.5);
  int toned = int(path.z + 0.5);
  float height = modelMatrix[2][2];
  vec2 step2 = stop - start;
  vec2 along = step2 / max(length(step2), 1e-6);
  across = vec2(-along.y, along.x);
  vec2 at = mix(start, stop, end) + along * (end * 2.0 - 1.0) * path.x * 0.3;
  vec3 middle = vec3(at, modelMatrix[3][2] - 0.5 * height);
  vec3 back = isOrthographic
    ? vec3(viewMatrix[0][2], viewMatrix[1][2], viewMatrix[2][2])
    : normalize(cameraPosition - middle);
  // The camera as the bead's section sees it: across the bead, and up.
  seen = vec2(dot(back.xy, across), back.z);
  seen = length(seen) < 1e-3 ? vec2(0.0, 1.0) : normalize(seen);
  half2 = vec2(0.5 * path.x, 0.5 * height);
  vec2 aside = vec2(seen.y, -seen.x);
  float reach = length(aside * half2);
  vec3 world = middle + vec3(across * aside.x, aside.y) * reach * side;
  tone = palette[toned > 0 ? ${ROLES} + toned - 1 : role];
  if (own > 0) tone = palette[${ROLES + LAYER_TONES - 1} + own];
  if (path.w > 0.5) tone = mark;
  // Inside: along the line; outside: across it.
  stripes = own > 0 && own < 4 ? -1.0 : own > 4 && own < 8 ? 1.0 : 0.0;
  gone = dot(at, along) / max(path.x, 0.1);
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  if (shown[role] < 0.5 || a.z != b.z || high != (b.w & ${(1 << TONE_SHIFT) - 1}u) || a.xy == b.xy) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

/** The normal of the section's ellipse where the eye's ray meets it, so that a bead looks round. */
const FRAGMENT = `
varying vec3 tone;
varying float side;
varying vec2 seen;
varying vec2 half2;
varying vec2 across;
varying float stripes;
varying float gone;
uniform vec3 paper;
uniform float faded;
void main() {
  vec2 ray = normalize(seen / half2);
  vec2 spot = vec2(ray.y, -ray.x) * side + ray * sqrt(max(0.0, 1.0 - side * side));
  vec2 n = normalize(spot / half2);
  vec3 eye = normalize((viewMatrix * vec4(across * n.x, n.y, 0.0)).xyz);
  float light = 0.55 + 0.52 * max(dot(eye, normalize(vec3(-0.3, 0.55, 0.78))), 0.0);
  float groove = 1.0 - 0.3 * smoothstep(0.6, 1.0, abs(side));
  float stripe = stripes < 0.0 ? step(abs(side), 0.34) : step(fract(gone * 0.7), 0.4);
  if (stripes != 0.0) groove *= 1.0 - 0.55 * stripe;
  gl_FragColor = vec4(mix(tone, paper, faded) * light * groove, 1.0);
  #include <colorspace_fragment>
}`;

/** Lower layers take this much of the part's colour, so that the top one stands out. */
const FADED = 0.62;

export interface BeadMaterials {
  readonly full: ShaderMaterial;
  /** For the layers under the one that is looked at. */
  readonly faded: ShaderMaterial;
  /** `mark`: of a chosen path. */
  recolor(colors: {
    readonly roles: readonly Color[];
    readonly tones: readonly Color[];
    readonly deviations: readonly Color[];
    readonly paper: Color;
    readonly mark: Color;
  }): void;
  show(roles: readonly boolean[]): void;
  setFrame(frame: PointFrame): void;
  dispose(): void;
}

export function createBeadMaterials(): BeadMaterials {
  const shared = {
    palette: new Uniform(Array.from({ length: COLORS }, () => new Color())),
    shown: new Uniform(PATH_ROLES.map(() => 1)),
    paper: new Uniform(new Color()),
    mark: new Uniform(new Color()),
    frame: new Uniform(new Vector3()),
  };
  const make = (faded: number) =>
    new ShaderMaterial({
      uniforms: {
        ...shared,
        faded: new Uniform(faded),
        points: new Uniform<DataTexture | null>(null),
        paths: new Uniform<DataTexture | null>(null),
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
    });
  const [full, faded] = [make(0), make(FADED)];
  return {
    full,
    faded,
    recolor({ roles, tones, deviations, paper, mark }) {
      shared.palette.value = [...roles, ...tones, ...deviations];
      shared.paper.value = paper;
      shared.mark.value = mark;
    },
    show(roles) {
      shared.shown.value = roles.map(Number);
    },
    setFrame({ x, y, step }) {
      shared.frame.value.set(x, y, step);
    },
    dispose() {
      full.dispose();
      faded.dispose();
    },
  };
}

/** What the paths of a layer look like, for all that is drawn of it. */
export interface PathLooks {
  readonly texture: DataTexture;
  /** A tone of 1 to LAYER_TONES for each path of the layer; without them the roles' own colours. */
  setTones(tones: Uint8Array | undefined): void;
  choose(path: number | null): void;
}

export function createPathLooks({ roles, widths }: PlanLayer): PathLooks {
  const rows = Math.max(1, Math.ceil(roles.length / PATH_TEXELS));
  const data = new Float32Array(rows * PATH_TEXELS * 4);
  for (let path = 0; path < roles.length; path++) {
    data[4 * path] = widths[path] ?? 0.4;
    data[4 * path + 1] = roles[path] ?? 0;
  }
  const texture = new DataTexture(data, PATH_TEXELS, rows, RGBAFormat, FloatType);
  texture.needsUpdate = true;
  let chosen: number | null = null;
  return {
    texture,
    setTones(tones) {
      for (let path = 0; path < roles.length; path++) data[4 * path + 2] = tones?.[path] ?? 0;
      texture.needsUpdate = true;
    },
    choose(path) {
      if (path === chosen) return;
      if (chosen !== null) data[4 * chosen + 3] = 0;
      chosen = path !== null && path < roles.length ? path : null;
      if (chosen !== null) data[4 * chosen + 3] = 1;
      texture.needsUpdate = true;
    },
  };
}

export interface Beads extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly packed: PackedLayer;
  /** Draws only the first so many segments. */
  limit(segments: number): void;
  free(): void;
}

/**
 * The corners of up to so many segments, four a segment, for all layers of a plan: shared, so that a
 * corner is worked out once for both of its triangles.
 */
export function createQuads(segments: number): BufferGeometry {
  const corners = new Uint32Array(6 * segments);
  const quad = [0, 1, 2, 0, 2, 3];
  for (let i = 0; i < corners.length; i++) corners[i] = 4 * Math.floor(i / 6) + (quad[i % 6] ?? 0);
  return new BufferGeometry().setIndex(new BufferAttribute(corners, 1));
}

/** A layer's points as a thing to draw, at the place and of the height given. */
export function createBeads(
  packed: PackedLayer,
  looks: PathLooks,
  quads: BufferGeometry,
  material: ShaderMaterial,
): Beads {
  const rows = Math.max(1, Math.ceil(packed.count / TEXELS));
  const data = new Uint16Array(rows * TEXELS * 4);
  data.set(packed.points);
  const texture = new DataTexture(data, TEXELS, rows, RGBAIntegerFormat, UnsignedShortType);
  texture.internalFormat = "RGBA16UI";
  texture.needsUpdate = true;
  const mesh = new Mesh(quads, material);
  let shown = Math.max(0, packed.count - 1);
  mesh.frustumCulled = false;
  mesh.raycast = () => {};
  mesh.onBeforeRender = () => {
    quads.setDrawRange(0, 6 * shown);
    const { points, paths } = mesh.material.uniforms;
    if (points) points.value = texture;
    if (paths) paths.value = looks.texture;
    mesh.material.uniformsNeedUpdate = true;
  };
  return Object.assign(mesh, {
    packed: { ...packed, points: data },
    limit(segments: number) {
      shown = Math.max(0, segments);
    },
    free: () => texture.dispose(),
  });
}
