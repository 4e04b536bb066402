import {
  type Color,
  DataTexture,
  FloatType,
  type MeshLambertMaterial,
  RGBAFormat,
  Uniform,
} from "three";

/** Faces a row of the table; every browser takes textures of this width. */
const ROW = 1024;

export interface FaceTints {
  set(colorOf: (face: number) => Color): void;
  dispose(): void;
}

/**
 * One colour a face, in a small table that the shader looks into by the point's `face`: choosing a
 * face changes one entry, where a colour a corner would mean writing a scan's millions again.
 */
export function createFaceTints(count: number, material: MeshLambertMaterial): FaceTints {
  const rows = Math.max(1, Math.ceil(count / ROW));
  const data = new Float32Array(4 * ROW * rows);
  const table = new DataTexture(data, ROW, rows, RGBAFormat, FloatType);
  material.onBeforeCompile = (shader) => {
    shader.uniforms["tints"] = new Uniform(table);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        "#include <common>\nattribute float face;\nuniform sampler2D tints;\nvarying vec3 tint;",
      )
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>
  int at = int(face + 0.5);
  tint = texelFetch(tints, ivec2(at % ${ROW}, at / ${ROW}), 0).rgb;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec3 tint;")
      .replace("#include <color_fragment>", "diffuseColor.rgb *= tint;");
  };
  return {
    set(colorOf) {
      for (let face = 0; face < count; face++) {
        const { r, g, b } = colorOf(face);
        data.set([r, g, b, 1], 4 * face);
      }
      table.needsUpdate = true;
    },
    dispose: () => table.dispose(),
  };
}
