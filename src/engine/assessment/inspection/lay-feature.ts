import type { Vec3 } from "../../geometry/mesh.ts";
import { dot } from "../features/vectors.ts";
import type { MeasuredFeature } from "./inspection-types.ts";
import { laid, type RigidPose, turned } from "./rigid-pose.ts";

/**
 * A feature in the frame of the reference. With `alike`, the reference's feature, an axis without a sign
 * of its own points the same way, and ends and centres come in the same order.
 */
export function layFeature(
  feature: MeasuredFeature,
  pose: RigidPose,
  alike?: MeasuredFeature,
): MeasuredFeature {
  const at = (p: Vec3): Vec3 => laid(pose, p);
  const shared = { points: feature.points.map(at), middle: at(feature.middle) };
  switch (feature.shape) {
    case "plane":
      return {
        ...feature,
        ...shared,
        point: at(feature.point),
        normal: turned(pose, feature.normal),
      };
    case "round":
    case "thread": {
      const axis = turned(pose, feature.axis);
      const flip = alike !== undefined && "axis" in alike && dot(axis, alike.axis) < 0;
      const ends = feature.ends.map(at) as [Vec3, Vec3];
      const along = {
        point: at(feature.point),
        axis: flip ? against(axis) : axis,
        ends: flip ? ([ends[1], ends[0]] as const) : ends,
      };
      if (feature.shape === "thread") {
        const hand = feature.hand === "right" ? "left" : "right";
        return { ...feature, ...shared, ...along, ...(pose.mirrored ? { hand } : {}) };
      }
      const sections = feature.sections.map((section) => section.map(at));
      return { ...feature, ...shared, ...along, sections: flip ? sections.reverse() : sections };
    }
    case "cone": {
      const ends = feature.ends.map(at) as [Vec3, Vec3];
      return {
        ...feature,
        ...shared,
        apex: at(feature.apex),
        axis: turned(pose, feature.axis),
        ends,
      };
    }
    case "sphere":
      return { ...feature, ...shared, centre: at(feature.centre) };
    case "torus":
      return {
        ...feature,
        ...shared,
        centre: at(feature.centre),
        axis: turned(pose, feature.axis),
      };
    case "slot": {
      const axis = turned(pose, feature.axis);
      const like = alike?.shape === "slot" ? alike : undefined;
      const [one, other] = feature.centres.map(at) as [Vec3, Vec3];
      const run: Vec3 = [other[0] - one[0], other[1] - one[1], other[2] - one[2]];
      const swap = like !== undefined && dot(run, runOf(like.centres)) < 0;
      return {
        ...feature,
        ...shared,
        axis: like && dot(axis, like.axis) < 0 ? against(axis) : axis,
        centres: swap ? [other, one] : [one, other],
      };
    }
    case "pattern":
      return { ...feature, ...shared, centres: feature.centres.map(at) };
  }
}

const against = ([x, y, z]: Vec3): Vec3 => [-x + 0, -y + 0, -z + 0];

const runOf = ([a, b]: readonly [Vec3, Vec3]): Vec3 => [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
