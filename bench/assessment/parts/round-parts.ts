import {
  boss,
  chamfer,
  curve,
  depth,
  diameter,
  dim,
  distance,
  face,
  hole,
  pcd,
  radius,
  type ReferencePart,
} from "../part.ts";

/** Six places on a circle about the origin. */
const six = (d: number, z: number) =>
  Array.from({ length: 6 }, (_, i) => {
    const a = (i * Math.PI) / 3;
    return hole([(d / 2) * Math.cos(a), (d / 2) * Math.sin(a), z]);
  });

/** Flanges and shafts. */
export const ROUND_PARTS: readonly ReferencePart[] = [
  {
    name: "flange",
    family: "pattern",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const bolts = Array.from({ length: 6 }, (_, i) => rotateZ((i * Math.PI) / 3, rod(p.circle / 2, 0, -1, p.t + 1, p.bolt)));
  if (p.route === 1) {
    const half = polygon({ points: [[p.bore / 2, 0], [p.d / 2, 0], [p.d / 2, p.t], [p.hub / 2, p.t], [p.hub / 2, p.height], [p.bore / 2, p.height]] });
    return subtract(extrudeRotate({ segments: 96 }, half), bolts);
  }
  return subtract(union(rod(0, 0, 0, p.t, p.d), rod(0, 0, 0, p.height, p.hub)), rod(0, 0, -1, p.height + 1, p.bore), bolts);
}`,
    dimensions: [
      dim("d", 84, diameter(boss([0, 0, 4]))),
      dim("t", 8, distance(face([24, 0, 0], "-z"), face([24, 0, 8], "z"))),
      dim("hub", 40, diameter(boss([0, 0, 16]))),
      dim("height", 24, distance(face([24, 0, 0], "-z"), face([15, 0, 24], "z"))),
      dim("bore", 20, diameter(hole([0, 0, 10])), { tolerance: "H11" }),
      dim("bolt", 7, diameter(six(62, 4)[0]!)),
      dim("circle", 62, pcd(...six(62, 4))),
    ],
  },
  {
    name: "square-flange",
    family: "flange",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const at = p.square / 2;
  const bolts = [[at, at], [-at, at], [-at, -at], [at, -at]].map(([x, y]) => rod(x, y, -1, p.t + 1, p.bolt));
  return subtract(cuboid({ size: [p.side, p.side, p.t], center: [0, 0, p.t / 2] }), rod(0, 0, -1, p.t + 1, p.bore), bolts);
}`,
    dimensions: [
      dim("side", 62, [
        distance(face([-31, 0, 4], "-x"), face([31, 0, 4], "x")),
        distance(face([0, -31, 4], "-y"), face([0, 31, 4], "y")),
      ]),
      dim("t", 8, distance(face([25, 0, 0], "-z"), face([25, 0, 8], "z"))),
      dim("bore", 26, diameter(hole([0, 0, 4]))),
      dim("bolt", 6.6, diameter(hole([23, 23, 4]))),
      dim("square", 46, [
        distance(hole([-23, 23, 4]), hole([23, 23, 4])),
        distance(hole([23, -23, 4]), hole([23, 23, 4])),
        distance(hole([-23, -23, 4]), hole([23, -23, 4])),
        distance(hole([-23, -23, 4]), hole([-23, 23, 4])),
      ]),
    ],
  },
  {
    name: "oval-flange",
    family: "flange",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const outline = hull(circle({ radius: p.big / 2, segments: 96 }), circle({ radius: p.ear, center: [-p.apart / 2, 0], segments: 64 }), circle({ radius: p.ear, center: [p.apart / 2, 0], segments: 64 }));
  const flat = subtract(outline, circle({ radius: p.bore / 2, segments: 72 }), circle({ radius: p.bolt / 2, center: [-p.apart / 2, 0], segments: 48 }), circle({ radius: p.bolt / 2, center: [p.apart / 2, 0], segments: 48 }));
  return extrudeLinear({ height: p.t }, flat);
}`,
    dimensions: [
      dim("t", 9, distance(face([16, 0, 0], "-z"), face([16, 0, 9], "z"))),
      dim("big", 44, diameter(curve("cylinder", [0, 22, 4]))),
      dim("ear", 9, radius(curve("cylinder", [35, 0, 4]))),
      dim("apart", 52, distance(hole([-26, 0, 4]), hole([26, 0, 4]))),
      dim("bore", 24, diameter(hole([0, 0, 4]))),
      dim("bolt", 8.5, [diameter(hole([26, 0, 4])), diameter(hole([-26, 0, 4]))]),
    ],
  },
  {
    name: "stepped-shaft",
    family: "shaft",
    pose: "declared",
    switches: [
      { operator: "other-route", set: { route: 1 }, label: "right" },
      { operator: "other-route", set: { route: 2 }, label: "right" },
    ],
    script: `
function main(p) {
  const [a, b, c] = [p.l1, p.l1 + p.l2, p.l1 + p.l2 + p.l3];
  if (p.route === 1)
    return extrudeRotate({ segments: 80 }, polygon({ points: [[0, 0], [p.d1 / 2, 0], [p.d1 / 2, a], [p.d2 / 2, a], [p.d2 / 2, b], [p.d3 / 2, b], [p.d3 / 2, c], [0, c]] }));
  if (p.route === 2) {
    const ring = (d, from, to) => subtract(rod(0, 0, from, to, p.d1 + 4), rod(0, 0, from - 1, to + 1, d));
    return subtract(rod(0, 0, 0, c, p.d1), ring(p.d2, a, b), ring(p.d3, b, c + 1));
  }
  return union(rod(0, 0, 0, a, p.d1), rod(0, 0, 0, b, p.d2), rod(0, 0, 0, c, p.d3));
}`,
    dimensions: [
      dim("d1", 30, diameter(boss([0, 0, 10]))),
      dim("d2", 20, diameter(boss([0, 0, 30])), { tolerance: "0/-0.1" }),
      dim("d3", 12, diameter(boss([0, 0, 55])), { tolerance: "±0.05" }),
      dim("l1", 18, distance(face([5, 0, 0], "-z"), face([12, 0, 18], "z"))),
      dim("l2", 28, distance(face([12, 0, 18], "z"), face([8, 0, 46], "z"))),
      dim("l3", 15, distance(face([8, 0, 46], "z"), face([2, 0, 61], "z"))),
    ],
  },
  {
    name: "flatted-shaft",
    family: "shaft",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const cut = box([p.flat, -p.d, p.long - p.reach], [p.d, p.d, p.long + 1]);
  return subtract(rod(0, 0, 0, p.long, p.d), cut);
}`,
    dimensions: [
      dim("d", 22, diameter(boss([0, 0, 10]))),
      dim("long", 44, distance(face([0, 0, 0], "-z"), face([-5, 0, 44], "z"))),
      dim("flat", 7, distance(boss([0, 0, 10]), face([7, 0, 36], "x"))),
      dim("reach", 16, distance(face([9, 0, 28], "z"), face([-5, 0, 44], "z"))),
    ],
  },
  {
    name: "grooved-shaft",
    family: "revolve",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const [r, g, c] = [p.d / 2, p.neck / 2, p.edge];
  if (p.route === 1) {
    // Turned down from a bar: the neck, then both ends broken.
    const end = (z, up) => {
      const wide = [r + 1, r + 1];
      const thin = [r - c - 1, r - c - 1];
      const cone = cylinderElliptic({ height: c + 2, startRadius: up ? thin : wide, endRadius: up ? wide : thin, center: [0, 0, z], segments: 72 });
      return subtract(cuboid({ size: [2 * p.d, 2 * p.d, c + 2], center: [0, 0, z] }), cone);
    };
    const ring = subtract(rod(0, 0, p.from, p.from + p.wide, p.d + 4), rod(0, 0, 0, p.long, p.neck));
    return subtract(rod(0, 0, 0, p.long, p.d, 72), ring, end(c / 2, true), end(p.long - c / 2, false));
  }
  const half = polygon({ points: [[0, 0], [r - c, 0], [r, c], [r, p.from], [g, p.from], [g, p.from + p.wide], [r, p.from + p.wide], [r, p.long - c], [r - c, p.long], [0, p.long]] });
  return extrudeRotate({ segments: 72 }, half);
}`,
    dimensions: [
      dim("d", 24, diameter(boss([0, 0, 10]))),
      dim("neck", 18, diameter(boss([0, 0, 32]))),
      dim("from", 30, distance(face([0, 0, 0], "-z"), face([10.5, 0, 30], "z"))),
      dim("wide", 5, distance(face([10.5, 0, 30], "z"), face([10.5, 0, 35], "-z"))),
      dim("long", 50, distance(face([0, 0, 0], "-z"), face([0, 0, 50], "z"))),
      dim("edge", 2, [chamfer(curve("cone", [11, 0, 1])), chamfer(curve("cone", [11, 0, 49]))], {
        quantity: "edge",
      }),
    ],
  },
  {
    name: "keyed-shaft",
    family: "slot",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const w = p.key / 2;
  const lying = translate([0, p.long, 0], rotateX(Math.PI / 2, rod(0, 0, 0, p.long, p.d)));
  return subtract(lying, box([-w, p.long - p.run, p.rest], [w, p.long + 1, p.d]));
}`,
    dimensions: [
      dim("d", 30, diameter(boss([0, 5, 0], "y"))),
      dim("long", 60, distance(face([0, 0, 0], "-y"), face([0, 60, 0], "y"))),
      dim("key", 8, distance(face([-4, 50, 12.5], "x"), face([4, 50, 12.5], "-x")), {
        tolerance: "±0.1",
      }),
      dim("run", 28, distance(face([0, 32, 12], "y"), face([0, 60, 0], "y"))),
      dim("rest", 10, distance(boss([0, 5, 0], "y"), face([0, 50, 10], "z"))),
    ],
  },
  {
    name: "cross-drilled-pin",
    family: "shaft",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const across = translate([0, 0, p.at], rotateX(Math.PI / 2, rod(0, 0, -p.head, p.head, p.hole)));
  return subtract(union(rod(0, 0, 0, p.t, p.head), rod(0, 0, 0, p.long, p.d)), across);
}`,
    dimensions: [
      dim("head", 26, diameter(boss([0, 0, 3]))),
      dim("t", 6, distance(face([2, 2, 0], "-z"), face([10, 0, 6], "z"))),
      dim("d", 16, diameter(boss([0, 0, 30]))),
      dim("long", 48, distance(face([2, 2, 0], "-z"), face([2, 2, 48], "z"))),
      dim("hole", 5, diameter(hole([0, 0, 38], "y"))),
      dim("at", 38, distance(face([2, 2, 0], "-z"), hole([0, 0, 38], "y"))),
    ],
  },
  {
    name: "clamp-hub",
    family: "block",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const body = union(rod(0, 0, 0, p.height, p.d), box([0, -p.wide / 2, 0], [p.reach, p.wide / 2, p.height]));
  const screw = translate([p.sx, 0, p.sz], rotateX(Math.PI / 2, rod(0, 0, -p.wide, p.wide, p.screw)));
  return subtract(body, rod(0, 0, -1, p.height + 1, p.bore), screw, rod(p.px, 0, p.height - p.pinDeep, p.height + 1, p.pin));
}`,
    dimensions: [
      dim("height", 18, distance(face([12, 0, 0], "-z"), face([12, 0, 18], "z"))),
      dim("d", 32, diameter(curve("cylinder", [-16, 0, 9]))),
      dim("bore", 16, diameter(hole([0, 0, 9])), { tolerance: "H11" }),
      dim("wide", 14, distance(face([22, -7, 15], "-y"), face([22, 7, 15], "y"))),
      dim("reach", 36, distance(hole([0, 0, 9]), face([36, 0, 9], "x"))),
      dim("screw", 5.5, diameter(hole([22, 0, 8], "y"))),
      dim("sx", 22, distance(hole([0, 0, 9]), hole([22, 0, 8], "y"))),
      dim("sz", 8, distance(face([12, 0, 0], "-z"), hole([22, 0, 8], "y"))),
      dim("pin", 4, diameter(hole([30, 0, 15]))),
      dim("px", 30, distance(hole([0, 0, 9]), hole([30, 0, 15]))),
      dim("pinDeep", 7, depth(hole([30, 0, 15]))),
    ],
  },
];
