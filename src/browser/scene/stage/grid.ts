import { DoubleSide, Mesh, PlaneGeometry, ShaderMaterial, Uniform, Vector2 } from "three";
import type { Bounds } from "../../../engine/geometry/mesh.ts";
import type { SceneColors } from "../scene-types.ts";
import { toColor } from "./scene-colors.ts";

export interface Grid {
  readonly object: Mesh;
  recolor(colors: SceneColors): void;
  /** Lays the grid under a box. */
  place(bounds: Bounds): void;
  /** Cuts the grid to a rectangle (the print bed), or lets it fade out. */
  setBed(bed: { width: number; depth: number } | null): void;
  /** Suits the grid to the scale of the picture. */
  follow(mmPerPx: number): void;
  dispose(): void;
}

const VERTEX = `
varying vec2 at;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  at = world.xy;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const FRAGMENT = `
varying vec2 at;
uniform vec3 minor;
uniform vec3 major;
uniform vec2 middle;
uniform float reach;
uniform float fine;
uniform float bed;
float line(vec2 p, float pitch) {
  vec2 q = p / pitch;
  vec2 w = max(fwidth(q), 1e-6);
  vec2 d = abs(fract(q - 0.5) - 0.5) / w;
  return 1.0 - min(min(d.x, d.y), 1.0);
}
void main() {
  float wide = line(at, 10.0);
  float thin = line(at, 1.0) * fine;
  float fade = bed > 0.5 ? 1.0 : 1.0 - smoothstep(0.45, 1.0, distance(at, middle) / reach);
  float a = max(wide, thin * 0.9) * fade;
  if (a < 0.01) discard;
  gl_FragColor = vec4(mix(minor, major, wide), a);
  #include <colorspace_fragment>
}`;

/** The floor in mm: a line each 1 mm (where they can be told apart) and a stronger one each 10. */
export function createGrid(): Grid {
  const uniforms = {
    minor: new Uniform(toColor("#d5dce4")),
    major: new Uniform(toColor("#b7c1cc")),
    middle: new Uniform(new Vector2()),
    reach: new Uniform(100),
    fine: new Uniform(1),
    bed: new Uniform(0),
  };
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  const geometry = new PlaneGeometry(1, 1);
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  let bed: { width: number; depth: number } | null = null;

  const lay = (x: number, y: number, z: number, width: number, depth: number) => {
    object.position.set(x, y, z);
    object.scale.set(width, depth, 1);
    uniforms.middle.value.set(x, y);
    uniforms.reach.value = Math.max(width, depth) / 2;
  };

  return {
    object,
    recolor(colors) {
      uniforms.minor.value = toColor(colors.gridMinor);
      uniforms.major.value = toColor(colors.gridMajor);
    },
    place({ min, max }) {
      if (bed) return;
      const size = Math.max(max[0] - min[0], max[1] - min[1], 10) * 2.4;
      // A hair under the part, so that its foot does not flicker with the grid.
      lay((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, min[2] - size * 2e-4, size, size);
    },
    setBed(next) {
      bed = next;
      uniforms.bed.value = next ? 1 : 0;
      if (next) lay(next.width / 2, next.depth / 2, -0.02, next.width, next.depth);
    },
    follow(mmPerPx) {
      // Fine lines nearer than 5 px are grey mush: they fade out before that.
      uniforms.fine.value = Math.min(1, Math.max(0, (1 / mmPerPx - 4) / 6));
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
