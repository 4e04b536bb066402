import {
  AlwaysStencilFunc,
  BackSide,
  type BufferGeometry,
  DecrementWrapStencilOp,
  DoubleSide,
  FrontSide,
  Group,
  IncrementWrapStencilOp,
  Mesh,
  MeshBasicMaterial,
  NotEqualStencilFunc,
  Plane,
  PlaneGeometry,
  ReplaceStencilOp,
  ShaderMaterial,
  Uniform,
  Vector3,
  type WebGLRenderer,
} from "three";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import type { SceneColors, SectionPlane } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { sectionOutline } from "./section-outline.ts";

const AXES = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const;

/** Hatching at 45° as ISO 128-3 draws a cut, its pitch even on the screen. */
const CAP_VERTEX = `
varying vec2 at;
void main() {
  at = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const CAP_FRAGMENT = `
varying vec2 at;
uniform vec3 fill;
uniform vec3 ink;
uniform float size;
uniform float pitch;
void main() {
  float q = (at.x + at.y) * size / (pitch * 1.41421356);
  float w = fwidth(q);
  float d = abs(fract(q) - 0.5) / max(w, 1e-6);
  float stroke = (1.0 - clamp(d - 0.3, 0.0, 1.0)) * 0.5;
  gl_FragColor = vec4(mix(fill, ink, stroke), 1.0);
  #include <colorspace_fragment>
}`;

/** Pitches of the hatching, mm: the finest that is at least `HATCH_PX` wide is used. */
const PITCHES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
const HATCH_PX = 8;

export interface SectionCap {
  readonly object: Group;
  /** The clipping planes for all that the section cuts: one, or none. */
  readonly planes: readonly Plane[];
  set(section: SectionPlane | null, solid: Solid | null, body: BufferGeometry | undefined): void;
  recolor(colors: SceneColors): void;
  follow(mmPerPx: number): void;
  /** True where a point was cut away. */
  hides(point: Vector3): boolean;
  dispose(): void;
}

/**
 * Closes the cut of a section: back faces count up and front faces down in the stencil, and the
 * cap is painted where the count says that the plane lies inside the material.
 */
export function createSectionCap(): SectionCap {
  const object = new Group();
  const plane = new Plane();
  const counter = (side: typeof BackSide | typeof FrontSide) => {
    const op = side === BackSide ? IncrementWrapStencilOp : DecrementWrapStencilOp;
    return new MeshBasicMaterial({
      side,
      clippingPlanes: [plane],
      colorWrite: false,
      depthWrite: false,
      depthTest: false,
      stencilWrite: true,
      stencilFunc: AlwaysStencilFunc,
      stencilFail: op,
      stencilZFail: op,
      stencilZPass: op,
    });
  };
  const counters = [BackSide, FrontSide].map((side) => {
    const mesh = new Mesh<BufferGeometry, MeshBasicMaterial>(undefined, counter(side));
    mesh.renderOrder = 2;
    mesh.frustumCulled = false;
    return mesh;
  });
  const uniforms = {
    fill: new Uniform(toColor("#fff")),
    ink: new Uniform(toColor("#000")),
    size: new Uniform(1),
    pitch: new Uniform(2),
  };
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: CAP_VERTEX,
    fragmentShader: CAP_FRAGMENT,
    side: DoubleSide,
    stencilWrite: true,
    stencilRef: 0,
    stencilFunc: NotEqualStencilFunc,
    stencilFail: ReplaceStencilOp,
    stencilZFail: ReplaceStencilOp,
    stencilZPass: ReplaceStencilOp,
  });
  const sheet = new Mesh(new PlaneGeometry(1, 1), material);
  sheet.renderOrder = 3;
  sheet.frustumCulled = false;
  sheet.onAfterRender = (renderer: WebGLRenderer) => renderer.clearStencil();
  const outline = createFatLines({ color: "#000", width: 2, order: 6 });
  object.add(...counters, sheet, outline.object);
  object.visible = false;
  const none: readonly Plane[] = [];
  const one: readonly Plane[] = [plane];

  return {
    object,
    get planes() {
      return object.visible ? one : none;
    },
    set(section, solid, body) {
      object.visible = Boolean(section && solid && body);
      if (!section || !solid || !body) return;
      const normal = new Vector3(...AXES[section.axis]).multiplyScalar(section.flip ? 1 : -1);
      // three keeps what lies on the positive side of a clipping plane.
      plane.setFromNormalAndCoplanarPoint(
        normal,
        new Vector3(...AXES[section.axis]).multiplyScalar(section.offset),
      );
      for (const mesh of counters) mesh.geometry = body;
      const { min, max } = solid.bounds;
      const size = 2 * Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
      const middle = new Vector3(...min).add(new Vector3(...max)).multiplyScalar(0.5);
      sheet.position.copy(plane.projectPoint(middle, new Vector3()));
      sheet.lookAt(sheet.position.clone().add(normal));
      sheet.scale.set(size, size, 1);
      uniforms.size.value = size;
      outline.set(sectionOutline(solid.mesh, section.axis, section.offset));
    },
    recolor(colors) {
      uniforms.fill.value = toColor(colors.cap);
      uniforms.ink.value = toColor(colors.edge);
      outline.recolor(colors.edge);
    },
    follow(mmPerPx) {
      uniforms.pitch.value = PITCHES.find((pitch) => pitch / mmPerPx >= HATCH_PX) ?? 100;
    },
    hides: (point) => object.visible && plane.distanceToPoint(point) < 0,
    dispose() {
      for (const mesh of counters) mesh.material.dispose();
      sheet.geometry.dispose();
      material.dispose();
      outline.dispose();
    },
  };
}
