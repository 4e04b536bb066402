import {
  BackSide,
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Mesh,
  MeshLambertMaterial,
  type Plane,
  ShaderMaterial,
  Sphere,
  Uniform,
  Vector2,
  Vector3,
} from "three";
import type { Face, Solid } from "../../../engine/solid/solid-types.ts";
import type { SceneColors, Tone } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { createFaceTints } from "./face-tints.ts";
import { type PartEdges, segmentsOfKind } from "./part-edges.ts";
import type { PartShape } from "./part-shape.ts";

export interface PartBody {
  readonly object: Group;
  readonly mesh: Mesh<BufferGeometry, MeshLambertMaterial>;
  readonly edges: PartEdges;
  /** Colours all faces; `tones` says which ones stand out. */
  paint(colors: SceneColors, tones: ReadonlyMap<number, Tone>): void;
  clip(planes: readonly Plane[]): void;
  /** Tells the outline the picture's size, CSS px. */
  resize(width: number, height: number): void;
  dispose(): void;
}

/** White in the tint of a face that stands out: light enough that its outline carries the tone. */
const TINT_WHITE = 0.58;
const EDGE_WIDTH = 1.5;
const SMOOTH_OPACITY = 0.3;

/** Grows the back faces by a few px: the outline of curved faces, which have no edge there. */
const OUTLINE_VERTEX = `
#include <clipping_planes_pars_vertex>
uniform vec2 size;
uniform float width;
void main() {
  vec3 transformed = position;
  vec4 mvPosition = modelViewMatrix * vec4(transformed, 1.0);
  vec4 place = projectionMatrix * mvPosition;
  vec2 side = (normalMatrix * normal).xy;
  float span = length(side);
  if (span > 1e-4) place.xy += side / span * width * 2.0 / size * place.w;
  gl_Position = place;
  #include <clipping_planes_vertex>
}`;
const OUTLINE_FRAGMENT = `
#include <clipping_planes_pars_fragment>
uniform vec3 ink;
void main() {
  #include <clipping_planes_fragment>
  gl_FragColor = vec4(ink, 1.0);
  #include <colorspace_fragment>
}`;

/** The part as drawn: matt faces, ink edges, and an outline where a curved face turns away. */
export function createPartBody(solid: Solid, { triangles, edges }: PartShape): PartBody {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(triangles.positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(triangles.normals, 3));
  geometry.setAttribute("face", new BufferAttribute(triangles.faces, 1));
  geometry.setIndex(new BufferAttribute(triangles.index, 1));
  // Known already: three would look at every point to find them.
  const { min, max } = solid.bounds;
  geometry.boundingBox = new Box3(new Vector3(...min), new Vector3(...max));
  geometry.boundingSphere = geometry.boundingBox.getBoundingSphere(new Sphere());
  const material = new MeshLambertMaterial({
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 2,
  });
  const tints = createFaceTints(solid.faces.length, material);
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 1;
  mesh.frustumCulled = false;

  const outlineUniforms = {
    size: new Uniform(new Vector2(1, 1)),
    width: new Uniform(EDGE_WIDTH * 0.75),
    ink: new Uniform(new Color()),
  };
  const outlineMaterial = new ShaderMaterial({
    uniforms: outlineUniforms,
    vertexShader: OUTLINE_VERTEX,
    fragmentShader: OUTLINE_FRAGMENT,
    side: BackSide,
    clipping: true,
  });
  const outline = new Mesh(geometry, outlineMaterial);
  outline.renderOrder = 0.5;
  outline.frustumCulled = false;

  const sharp = createFatLines({ color: "#000", width: EDGE_WIDTH });
  const smooth = createFatLines({ color: "#000", width: 1, opacity: SMOOTH_OPACITY });
  sharp.set(segmentsOfKind(edges, "sharp"));
  smooth.set(segmentsOfKind(edges, "smooth"));
  const object = new Group();
  object.add(outline, mesh, sharp.object, smooth.object);

  return {
    object,
    mesh,
    edges,
    paint(colors, tones) {
      tints.set((face) => faceColor(solid.faces[face] as Face, tones.get(face), colors));
      outlineUniforms.ink.value = toColor(colors.edge);
      sharp.recolor(colors.edge);
      smooth.recolor(colors.edge);
    },
    clip(planes) {
      for (const each of [material, outlineMaterial]) {
        each.clippingPlanes = planes.length > 0 ? [...planes] : null;
        each.needsUpdate = true;
      }
      sharp.clip(planes);
      smooth.clip(planes);
    },
    resize(width, height) {
      outlineUniforms.size.value.set(width, height);
    },
    dispose() {
      geometry.dispose();
      tints.dispose();
      material.dispose();
      outlineMaterial.dispose();
      sharp.dispose();
      smooth.dispose();
    },
  };
}

function faceColor(face: Face, tone: Tone | undefined, colors: SceneColors): Color {
  const { surface, color } = face;
  const isHollow = "inward" in surface && surface.inward;
  const own = color
    ? new Color().setRGB(color[0], color[1], color[2], "srgb")
    : toColor(isHollow ? colors.hollow : colors.part);
  return tone ? tintOf(colors, tone) : own;
}

/** The tone at full strength, lightened, and as bright as the part is in this theme. */
function tintOf(colors: SceneColors, tone: Tone): Color {
  const tint = toColor(colors[tone]);
  tint
    .multiplyScalar(1 / Math.max(tint.r, tint.g, tint.b, 0.01))
    .lerp(new Color("#fff"), TINT_WHITE);
  const part = toColor(colors.part);
  return tint.multiplyScalar(Math.min(1, 1.2 * Math.max(part.r, part.g, part.b)));
}
