import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  MeshLambertMaterial,
  type Plane,
  Uniform,
  Vector3,
} from "three";
import type { DeviationScale } from "../scene-types.ts";
import type { DeviationShape } from "../shape-deviation.ts";
import { toColor } from "../stage/scene-colors.ts";

export interface DeviationBody {
  readonly object: Mesh;
  clip(planes: readonly Plane[]): void;
  dispose(): void;
}

const HEAD = `
uniform vec3 tones[7];
uniform vec3 limits;
uniform float pixel;
varying float off;
// Where a line of this width in px, or a dot of this radius, covers; soft by one px.
float covers(float away, float reach) {
  return 1.0 - smoothstep(reach - 0.5, reach + 0.5, away);
}`;

/**
 * Hatched where there is too much, dotted where something is missing, closer where it is more; plain where
 * it is within the tolerance, whose border is a line. In px of the screen, so that it stays readable from near and far.
 */
const PAINT = `
float size = abs(off);
int level = int(size > limits.x) + int(size > limits.y) + int(size > limits.z);
diffuseColor.rgb = tones[off < 0.0 ? 3 - level : 3 + level];
vec2 at = gl_FragCoord.xy / pixel;
if (level > 1) {
  bool strong = level > 2;
  float ink;
  if (off > 0.0) {
    float pitch = strong ? 6.0 : 9.0;
    float across = (at.y - at.x) * 0.70710678;
    ink = covers(abs(fract(across / pitch) - 0.5) * pitch, strong ? 1.1 : 0.8);
  } else {
    float pitch = strong ? 7.0 : 10.0;
    vec2 cell = at + vec2(0.5 * pitch * mod(floor(at.y / pitch), 2.0), 0.0);
    ink = covers(length(fract(cell / pitch) - 0.5) * pitch, strong ? 1.9 : 1.6);
  }
  diffuseColor.rgb = mix(diffuseColor.rgb, strong ? vec3(1.0) : vec3(0.0), ink * (strong ? 0.8 : 0.7));
}
float slope = fwidth(size);
if (slope > 1e-6) {
  float border = covers(abs(size - limits.y) / slope, 1.1 * pixel);
  diffuseColor.rgb = mix(diffuseColor.rgb, vec3(0.02), border);
}`;

/** A part's surface in the colours and patterns of its deviation. */
export function createDeviationBody(
  { triangles, distances }: DeviationShape,
  { limits, tones }: DeviationScale,
): DeviationBody {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(triangles.positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(triangles.normals, 3));
  geometry.setAttribute("apart", new BufferAttribute(distances, 1));
  geometry.setIndex(new BufferAttribute(triangles.index, 1));
  const material = new MeshLambertMaterial({
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 2,
  });
  const pixel = new Uniform(1);
  material.onBeforeCompile = (shader) => {
    shader.uniforms["pixel"] = pixel;
    shader.uniforms["limits"] = new Uniform(new Vector3(...limits));
    shader.uniforms["tones"] = new Uniform(tones.map((tone): Color => toColor(tone)));
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute float apart;\nvarying float off;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\noff = apart;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>${HEAD}`)
      .replace("#include <color_fragment>", PAINT);
  };
  const object = new Mesh(geometry, material);
  object.renderOrder = 1;
  object.frustumCulled = false;
  object.onBeforeRender = (renderer) => {
    pixel.value = renderer.getPixelRatio();
  };
  return {
    object,
    clip(planes) {
      material.clippingPlanes = planes.length > 0 ? [...planes] : null;
      material.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
