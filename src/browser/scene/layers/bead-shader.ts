import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { DEVIATION_TONES, LAYER_TONES } from "../layer-types.ts";
import { TONE_SHIFT } from "./pack-layer.ts";

/** Numbers of the palette: a colour for each role, then the tones of figures, then those of deviations. */
const ROLES = PATH_ROLES.length;
export const COLORS = ROLES + LAYER_TONES + DEVIATION_TONES;
/** Width of the textures of a layer's points and of its paths, in texels of four numbers. */
export const TEXELS = 1024;
export const PATH_TEXELS = 128;

/**
 * A bead is one quad a segment, turned about the segment to face the camera, as wide as the bead's
 * elliptic section looks from there: two triangles, where a tube would need a dozen. The
 * points come from a texture by the vertex's number, 8 bytes each, and what is the same along a path
 * from another: instancing would be a draw call a segment where a PC without a graphics card draws
 * in software. Two points of different paths make no bead. The mesh's z is the layer's top, its z
 * scale the layer's height.
 */
export const BEAD_VERTEX = `
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
export const BEAD_FRAGMENT = `
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
