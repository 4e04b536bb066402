import { GreaterDepth, type Plane } from "three";
import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { LineSegments2 } from "three/examples/jsm/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/examples/jsm/lines/LineSegmentsGeometry.js";
import { toColor } from "../stage/scene-colors.ts";

export interface LineStyle {
  readonly color: string;
  /** CSS px. */
  readonly width: number;
  readonly opacity?: number;
  readonly order?: number;
  /** `front`: what is seen; `behind`: only what the part hides; `always`: over everything. */
  readonly where?: "front" | "behind" | "always";
  /** Wins against other lines at the same place. */
  readonly inFront?: boolean;
}

export interface FatLines {
  readonly object: LineSegments2;
  /** xyz of both ends, 6 numbers a segment. */
  set(segments: Float32Array): void;
  recolor(color: string): void;
  clip(planes: readonly Plane[]): void;
  dispose(): void;
}

/** Straight segments of an even width on the screen. */
export function createFatLines(style: LineStyle): FatLines {
  const { where = "front", opacity = 1 } = style;
  const material = new LineMaterial({
    linewidth: style.width,
    transparent: opacity < 1 || where !== "front",
    opacity,
    depthTest: where !== "always",
    depthWrite: where === "front" && opacity === 1,
    polygonOffset: style.inFront ?? false,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -8,
  });
  if (where === "behind") material.depthFunc = GreaterDepth;
  material.color = toColor(style.color);
  const object = new LineSegments2(new LineSegmentsGeometry(), material);
  object.renderOrder = style.order ?? 5;
  object.frustumCulled = false;
  object.visible = false;
  object.raycast = () => {};
  return {
    object,
    set(segments) {
      object.geometry.dispose();
      object.geometry = new LineSegmentsGeometry();
      object.visible = segments.length > 0;
      if (object.visible) object.geometry.setPositions(segments);
    },
    recolor(color) {
      material.color = toColor(color);
    },
    clip(planes) {
      material.clippingPlanes = planes.length > 0 ? [...planes] : null;
      material.needsUpdate = true;
    },
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
