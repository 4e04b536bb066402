import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Mesh,
  MeshLambertMaterial,
  type Plane,
  ShaderMaterial,
  Uniform,
  Vector2,
} from "three";
import type { Face, Solid } from "../../../engine/solid/solid-types.ts";
import type { SceneColors, Tone } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { type PartEdge, partEdges } from "./part-edges.ts";
import { partTriangles } from "./part-triangles.ts";

export interface PartBody {
  readonly object: Group;
  readonly mesh: Mesh<BufferGeometry, MeshLambertMaterial>;
  readonly edges: readonly PartEdge[];
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
export function createPartBody(solid: Solid): PartBody {
  const { positions, normals } = partTriangles(solid);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  const tints = new BufferAttribute(new Float32Array(positions.length), 3);
  geometry.setAttribute("color", tints);
  const material = new MeshLambertMaterial({
    vertexColors: true,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 2,
  });
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

  const edges = partEdges(solid);
  const sharp = createFatLines({ color: "#000", width: EDGE_WIDTH });
  const smooth = createFatLines({ color: "#000", width: 1, opacity: SMOOTH_OPACITY });
  sharp.set(segmentsOf(edges.filter((edge) => edge.kind === "sharp")));
  smooth.set(segmentsOf(edges.filter((edge) => edge.kind === "smooth")));
  const object = new Group();
  object.add(outline, mesh, sharp.object, smooth.object);

  return {
    object,
    mesh,
    edges,
    paint(colors, tones) {
      const ofFace = solid.faces.map((face, i) => faceColor(face, tones.get(i), colors));
      const plain = toColor(colors.part);
      const data = tints.array;
      for (let t = 0; t < solid.faceOf.length; t++) {
        const { r, g, b } = ofFace[solid.faceOf[t] ?? 0] ?? plain;
        for (let k = 9 * t; k < 9 * t + 9; k += 3) {
          data[k] = r;
          data[k + 1] = g;
          data[k + 2] = b;
        }
      }
      tints.needsUpdate = true;
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

/** Edges as a flat list for the line drawer. */
export function segmentsOf(edges: readonly PartEdge[]): Float32Array {
  const out = new Float32Array(edges.length * 6);
  edges.forEach((edge, i) => {
    out.set(edge.from, 6 * i);
    out.set(edge.to, 6 * i + 3);
  });
  return out;
}
