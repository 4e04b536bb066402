import {
  boss,
  curve,
  depth,
  diameter,
  dim,
  distance,
  face,
  hole,
  radius,
  type ReferencePart,
} from "../part.ts";

/** Revolved profiles, spheres, tori. */
export const TURNED: readonly ReferencePart[] = [
  {
    name: "knob",
    family: "revolve",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const [h, n, b] = [p.head / 2, p.neck / 2, p.bore / 2];
  if (p.route === 1)
    return subtract(union(rod(0, 0, 0, p.t, p.head), rod(0, 0, 0, p.height, p.neck)), rod(0, 0, p.height - p.deep, p.height + 1, p.bore));
  const profile = polygon({ points: [[0, 0], [h, 0], [h, p.t], [n, p.t], [n, p.height], [b, p.height], [b, p.height - p.deep], [0, p.height - p.deep]] });
  return extrudeRotate({ segments: 96 }, profile);
}`,
    dimensions: [
      dim("head", 34, diameter(boss([0, 0, 5]))),
      dim("neck", 18, diameter(boss([0, 0, 15]))),
      dim("bore", 8, diameter(hole([0, 0, 16])), { tolerance: "+0.1/0" }),
      dim("t", 11, distance(face([0, 0, 0], "-z"), face([13, 0, 11], "z"))),
      dim("height", 20, distance(face([0, 0, 0], "-z"), face([6, 0, 20], "z"))),
      dim("deep", 13, depth(hole([0, 0, 16]))),
    ],
  },
  {
    name: "pulley",
    family: "revolve",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const [r, b, mid, w] = [p.d / 2, p.bore / 2, p.wide / 2, 6];
  const profile = polygon({ points: [[b, 0], [r, 0], [r, mid - w], [r - 10, mid - 2], [r - 10, mid + 2], [r, mid + w], [r, p.wide], [b, p.wide]] });
  return extrudeRotate({ segments: 120 }, profile);
}`,
    dimensions: [
      dim("d", 50, diameter(boss([0, 0, 1.5]))),
      dim("bore", 12, diameter(hole([0, 0, 8]))),
      dim("wide", 18, distance(face([15, 0, 0], "-z"), face([15, 0, 18], "z"))),
    ],
  },
  {
    name: "cup",
    family: "revolve",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const profile = polygon({ points: [[0, 0], [p.d / 2, 0], [p.d / 2, p.height], [p.in / 2, p.height], [p.in / 2, p.floor], [0, p.floor]] });
  return extrudeRotate({ segments: 112 }, profile);
}`,
    dimensions: [
      dim("d", 44, diameter(boss([0, 0, 15]))),
      dim("in", 39, diameter(hole([0, 0, 20]))),
      dim("height", 36, distance(face([0, 0, 0], "-z"), face([20.7, 0, 36], "z"))),
      dim("floor", 4, distance(face([0, 0, 0], "-z"), face([0, 0, 4], "z"))),
    ],
  },
  {
    name: "spool",
    family: "revolve",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const [z1, z2, z3] = [p.rim, p.rim + p.gap, 2 * p.rim + p.gap];
  if (p.route === 1)
    return subtract(union(rod(0, 0, 0, z1, p.d), rod(0, 0, 0, z3, p.core), rod(0, 0, z2, z3, p.d)), rod(0, 0, -1, z3 + 1, p.bore));
  const [r, c, b] = [p.d / 2, p.core / 2, p.bore / 2];
  return extrudeRotate({ segments: 100 }, polygon({ points: [[b, 0], [r, 0], [r, z1], [c, z1], [c, z2], [r, z2], [r, z3], [b, z3]] }));
}`,
    dimensions: [
      dim("d", 48, [diameter(boss([0, 0, 1.5])), diameter(boss([0, 0, 21.5]))]),
      dim("core", 22, diameter(boss([0, 0, 10]))),
      dim("bore", 9, diameter(hole([0, 0, 10]))),
      dim("gap", 17, distance(face([20, 0, 3], "z"), face([20, 0, 20], "-z"))),
      dim("rim", 3, [
        distance(face([15, 0, 0], "-z"), face([20, 0, 3], "z")),
        distance(face([20, 0, 20], "-z"), face([15, 0, 23], "z")),
      ]),
    ],
  },
  {
    name: "ball-stem",
    share: 0.4,
    family: "sphere",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const ball = sphere({ radius: p.ball / 2, center: [0, 0, p.at], segments: 96 });
  return union(rod(0, 0, 0, p.t, p.foot), rod(0, 0, 0, p.at, p.stem), ball);
}`,
    dimensions: [
      dim("ball", 22, diameter(curve("sphere", [11, 0, 40]))),
      dim("at", 40, distance(face([0, 0, 0], "-z"), curve("sphere", [11, 0, 40]))),
      dim("stem", 10, diameter(boss([0, 0, 18]))),
      dim("foot", 30, diameter(boss([0, 0, 2.5]))),
      dim("t", 5, distance(face([0, 0, 0], "-z"), face([11, 0, 5], "z"))),
    ],
  },
  {
    name: "ring",
    share: 0.4,
    family: "torus",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  return torus({ outerRadius: 23, innerRadius: p.wire, innerSegments: 48, outerSegments: 96 });
}`,
    dimensions: [dim("wire", 5, radius(curve("torus", [28, 0, 0])), { tolerance: "±0.2" })],
  },
  {
    name: "domed-cap",
    share: 0.4,
    family: "sphere",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const dome = intersect(sphere({ radius: p.d / 2, center: [0, 0, 8], segments: 96 }), box([-p.d, -p.d, 6], [p.d, p.d, p.d]));
  return subtract(union(rod(0, 0, 0, 8, p.d, 96), dome), rod(0, 0, -1, p.deep, p.bore));
}`,
    dimensions: [
      dim("d", 30, [
        diameter(boss([0, 0, 4])),
        diameter(curve("sphere", [0, 15 * Math.SQRT1_2, 8 + 15 * Math.SQRT1_2])),
      ]),
      dim("bore", 20, diameter(hole([0, 0, 4]))),
      dim("deep", 10, depth(hole([0, 0, 4]))),
    ],
  },
  {
    name: "ring-groove-plate",
    share: 0.4,
    family: "torus",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const groove = translate([0, 0, p.t], torus({ outerRadius: 20, innerRadius: p.wire, innerSegments: 64, outerSegments: 96 }));
  return subtract(rod(0, 0, 0, p.t, p.d), groove, rod(0, 0, -1, p.t + 1, p.bore));
}`,
    dimensions: [
      dim("d", 60, diameter(boss([0, 0, 4]))),
      dim("t", 9, distance(face([14, 0, 0], "-z"), face([14, 0, 9], "z"))),
      dim("bore", 18, diameter(hole([0, 0, 4]))),
      dim("wire", 2.5, radius(curve("torus", [20, 0, 6.5])), { tolerance: "±0.2" }),
    ],
  },
  {
    name: "rounded-knob",
    share: 0.4,
    family: "torus",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const r = p.d / 2;
  const profile = polygon({ points: [[0, 0], [r, 0], ...arc(r - p.round, p.height - p.round, p.round, 0, 90, 24), [0, p.height]] });
  return subtract(extrudeRotate({ segments: 96 }, profile), rod(0, 0, -1, p.deep, p.bore));
}`,
    dimensions: [
      dim("d", 40, diameter(boss([0, 0, 4]))),
      dim("height", 18, distance(face([14, 0, 0], "-z"), face([0, 0, 18], "z"))),
      dim("round", 6, radius(curve("torus", [14 + 6 * Math.SQRT1_2, 0, 12 + 6 * Math.SQRT1_2])), {
        tolerance: "±0.3",
      }),
      dim("bore", 10, diameter(hole([0, 0, 4]))),
      dim("deep", 11, depth(hole([0, 0, 4]))),
    ],
  },
];
