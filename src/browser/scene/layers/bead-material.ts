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
import { BEAD_FRAGMENT, BEAD_VERTEX, COLORS, PATH_TEXELS, TEXELS } from "./bead-shader.ts";
import type { PackedLayer, PointFrame } from "./pack-layer.ts";

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
      vertexShader: BEAD_VERTEX,
      fragmentShader: BEAD_FRAGMENT,
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
