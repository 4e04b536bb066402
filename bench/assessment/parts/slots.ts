import {
  curve,
  diameter,
  dim,
  distance,
  face,
  hole,
  radius,
  type ReferencePart,
  slot,
  slotSize,
} from "../part.ts";

type Kind = "round" | "cylinder";

/** A rounded corner; of a thin plate only a part of a cylinder. */
const corner = (kind: Kind, x: number, y: number, r: number, sx: number, sy: number, z: number) =>
  curve(kind, [x + sx * r * (Math.SQRT1_2 - 1), y + sy * r * (Math.SQRT1_2 - 1), z]);

/** Slots, rounded corners, chamfers. */
export const SLOTS: readonly ReferencePart[] = [
  {
    name: "slotted-plate",
    family: "slot",
    pose: "any",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const r = p.wide / 2;
  const [a, b] = [24 - p.run / 2 + r, 24 + p.run / 2 - r];
  if (p.route === 1) {
    const flat = roundedRectangle({ size: [p.length, p.width], center: [p.length / 2, p.width / 2], roundRadius: p.r, segments: 64 });
    const cut = hull(circle({ radius: r, center: [a, p.y], segments: 64 }), circle({ radius: r, center: [b, p.y], segments: 64 }));
    return extrudeLinear({ height: p.t }, subtract(flat, cut, circle({ radius: p.d / 2, center: [p.hx, p.hy], segments: 64 })));
  }
  const plate = extrudeLinear({ height: p.t }, roundedRectangle({ size: [p.length, p.width], center: [p.length / 2, p.width / 2], roundRadius: p.r, segments: 96 }));
  const cut = union(rod(a, p.y, -1, p.t + 1, p.wide), rod(b, p.y, -1, p.t + 1, p.wide), box([a, p.y - r, -1], [b, p.y + r, p.t + 1]));
  return subtract(plate, cut, rod(p.hx, p.hy, -1, p.t + 1, p.d));
}`,
    dimensions: [
      dim("length", 80, distance(face([0, 20, 3], "-x"), face([80, 20, 3], "x"))),
      dim("width", 42, distance(face([40, 0, 3], "-y"), face([40, 42, 3], "y"))),
      dim("t", 6, distance(face([40, 35, 0], "-z"), face([40, 35, 6], "z"))),
      dim(
        "r",
        6,
        [corner("round", 80, 42, 6, 1, 1, 3), corner("round", 0, 0, 6, -1, -1, 3)].map(radius),
        {
          quantity: "edge",
        },
      ),
      dim("wide", 9, slotSize(slot([24, 17, 3]), "width")),
      dim("run", 32, slotSize(slot([24, 17, 3]), "length")),
      dim("y", 17, distance(face([40, 0, 3], "-y"), slot([24, 17, 3]))),
      dim("d", 10, diameter(hole([62, 26, 3]))),
      dim("hx", 62, distance(face([0, 20, 3], "-x"), hole([62, 26, 3]))),
      dim("hy", 26, distance(face([40, 0, 3], "-y"), hole([62, 26, 3]))),
    ],
  },
  {
    name: "blind-slot-block",
    family: "slot",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const r = p.wide / 2;
  const floor = p.height - p.deep;
  const cut = union(rod(15 + r, p.y, floor, p.height + 1, p.wide, 64), rod(15 + p.run - r, p.y, floor, p.height + 1, p.wide, 64), box([15 + r, p.y - r, floor], [15 + p.run - r, p.y + r, p.height + 1]));
  return subtract(box([0, 0, 0], [p.length, p.width, p.height]), cut, rod(p.hx, p.hy, -1, p.height + 1, p.d));
}`,
    dimensions: [
      dim("length", 70, distance(face([0, 20, 8], "-x"), face([70, 20, 8], "x"))),
      dim("width", 36, distance(face([35, 0, 8], "-y"), face([35, 36, 8], "y"))),
      dim("height", 16, distance(face([35, 5, 0], "-z"), face([35, 5, 16], "z"))),
      dim("wide", 12, slotSize(slot([30, 22, 13]), "width")),
      dim("run", 30, slotSize(slot([30, 22, 13]), "length")),
      dim("deep", 7, distance(face([30, 22, 9], "z"), face([35, 5, 16], "z"))),
      dim("y", 22, distance(face([35, 0, 8], "-y"), slot([30, 22, 13]))),
      dim("d", 8, diameter(hole([57, 12, 8]))),
      dim("hx", 57, distance(face([0, 20, 8], "-x"), hole([57, 12, 8]))),
      dim("hy", 12, distance(face([35, 0, 8], "-y"), hole([57, 12, 8]))),
    ],
  },
  {
    name: "open-slot-plate",
    family: "slot",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const mouth = box([p.length - p.run, p.y, -1], [p.length + 1, p.y + p.wide, p.t + 1]);
  return subtract(box([0, 0, 0], [p.length, p.width, p.t]), mouth, rod(p.hx, p.hy, -1, p.t + 1, p.d));
}`,
    dimensions: [
      dim("length", 66, distance(face([0, 20, 3], "-x"), face([66, 5, 3], "x"))),
      dim("width", 40, distance(face([30, 0, 3], "-y"), face([30, 40, 3], "y"))),
      dim("t", 7, distance(face([30, 5, 0], "-z"), face([30, 5, 7], "z"))),
      dim("run", 24, distance(face([42, 19, 3], "x"), face([66, 5, 3], "x"))),
      dim("y", 14, distance(face([30, 0, 3], "-y"), face([55, 14, 3], "y"))),
      dim("wide", 10, distance(face([55, 14, 3], "y"), face([55, 24, 3], "-y"))),
      dim("d", 9, diameter(hole([16, 25, 3]))),
      dim("hx", 16, distance(face([0, 20, 3], "-x"), hole([16, 25, 3]))),
      dim("hy", 25, distance(face([30, 0, 3], "-y"), hole([16, 25, 3]))),
    ],
  },
  {
    name: "rounded-block",
    family: "fillet",
    pose: "any",
    switches: [{ operator: "fillet-for-chamfer", set: { straight: 1 }, label: "wrong" }],
    script: `
function main(p) {
  const [l, w, r] = [p.length, p.width, p.r];
  const corners = p.straight
    ? [[r, 0], [l - r, 0], [l, r], [l, w - r], [l - r, w], [r, w], [0, w - r], [0, r]]
    : [...arc(l - r, r, r, 270, 360), ...arc(l - r, w - r, r, 0, 90), ...arc(r, w - r, r, 90, 180), ...arc(r, r, r, 180, 270)];
  return subtract(extrudeLinear({ height: p.height }, polygon({ points: corners })), rod(p.x, p.y, -1, p.height + 1, p.d));
}`,
    dimensions: [
      dim("length", 48, distance(face([0, 18, 6], "-x"), face([48, 18, 6], "x"))),
      dim("width", 36, distance(face([24, 0, 6], "-y"), face([24, 36, 6], "y"))),
      dim("height", 12, distance(face([35, 18, 0], "-z"), face([35, 18, 12], "z"))),
      dim(
        "r",
        8,
        [corner("round", 48, 36, 8, 1, 1, 6), corner("round", 0, 36, 8, -1, 1, 6)].map(radius),
        {
          tolerance: "±0.5",
        },
      ),
      dim("d", 12, diameter(hole([18, 15, 6]))),
      dim("x", 18, distance(face([0, 18, 6], "-x"), hole([18, 15, 6]))),
      dim("y", 15, distance(face([24, 0, 6], "-y"), hole([18, 15, 6]))),
    ],
  },
  {
    name: "link",
    family: "slot",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const r = p.wide / 2;
  if (p.route === 1) {
    const outline = polygon({ points: [...arc(p.apart, 0, r, -90, 90, 36), ...arc(0, 0, r, 90, 270, 36)] });
    return extrudeLinear({ height: p.t }, subtract(outline, circle({ radius: p.d1 / 2 }), circle({ radius: p.d2 / 2, center: [p.apart, 0] })));
  }
  const bar = union(rod(0, 0, 0, p.t, p.wide), rod(p.apart, 0, 0, p.t, p.wide), box([0, -r, 0], [p.apart, r, p.t]));
  return subtract(bar, rod(0, 0, -1, p.t + 1, p.d1), rod(p.apart, 0, -1, p.t + 1, p.d2));
}`,
    dimensions: [
      dim("wide", 20, distance(face([20, -10, 3], "-y"), face([20, 10, 3], "y"))),
      dim("t", 6, distance(face([20, 0, 0], "-z"), face([20, 0, 6], "z"))),
      dim("apart", 45, distance(hole([0, 0, 3]), hole([45, 0, 3]))),
      dim("d1", 10, diameter(hole([0, 0, 3]))),
      dim("d2", 7, diameter(hole([45, 0, 3]))),
    ],
  },
  {
    name: "chamfered-block",
    family: "chamfer",
    pose: "any",
    switches: [{ operator: "fillet-for-chamfer", set: { round: 1 }, label: "wrong" }],
    script: `
function main(p) {
  const [l, h, c] = [p.length, p.height, p.c];
  const top = p.round
    ? [...arc(l - c, h - c, c, 0, 90, 24), ...arc(c, h - c, c, 90, 180, 24)]
    : [[l, h - c], [l - c, h], [c, h], [0, h - c]];
  const side = polygon({ points: [[0, 0], [l, 0], ...top] });
  const body = translate([0, p.width, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.width }, side)));
  return subtract(body, rod(p.x, p.y, h - p.deep, h + 1, p.d));
}`,
    dimensions: [
      dim("length", 54, distance(face([0, 15, 6], "-x"), face([54, 15, 6], "x"))),
      dim("width", 30, distance(face([27, 0, 6], "-y"), face([27, 30, 6], "y"))),
      dim("height", 18, distance(face([27, 15, 0], "-z"), face([30, 15, 18], "z"))),
      dim(
        "c",
        3,
        [
          { kind: "dim.chamfer", of: curve("chamfer", [52.5, 15, 16.5]) },
          { kind: "dim.chamfer", of: curve("chamfer", [1.5, 15, 16.5]) },
        ],
        { quantity: "edge" },
      ),
      dim("d", 10, diameter(hole([20, 13, 14]))),
      dim("x", 20, distance(face([0, 15, 6], "-x"), hole([20, 13, 14]))),
      dim("y", 13, distance(face([27, 0, 6], "-y"), hole([20, 13, 14]))),
      dim("deep", 8, { kind: "dim.depth", of: hole([20, 13, 14]) }),
    ],
  },
];
