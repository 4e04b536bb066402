import {
  boss,
  curve,
  depth,
  diameter,
  dim,
  distance,
  face,
  hole,
  pitch,
  type ReferencePart,
} from "../part.ts";

const four = (["a", "b", "c", "d"] as const).map((id, i) => ({
  id,
  x: [6, 54, 6, 50][i] as number,
  y: [7, 7, 33, 33][i] as number,
}));

/** Flat parts: what most drawings begin with. */
export const PLATES: readonly ReferencePart[] = [
  {
    name: "four-hole-plate",
    family: "plate",
    pose: "any",
    switches: [
      { operator: "other-route", set: { route: 1 }, label: "right" },
      { operator: "other-route", set: { route: 2 }, label: "right" },
    ],
    script: `
function main(p) {
  const places = ["a", "b", "c", "d"].map((id) => [p["x" + id], p["y" + id]]);
  if (p.route === 1) {
    // Drawn flat, holes and all, then pulled up.
    const outline = rectangle({ size: [p.length, p.width], center: [p.length / 2, p.width / 2] });
    return extrudeLinear({ height: p.height }, subtract(outline, ...places.map((center) => circle({ radius: p.d / 2, center }))));
  }
  if (p.route === 2) {
    // Two halves, joined, and the holes all at once.
    const left = box([0, 0, 0], [p.length / 2, p.width, p.height]);
    const right = box([p.length / 2, 0, 0], [p.length, p.width, p.height]);
    return subtract(union(right, left), union(places.map(([x, y]) => rod(x, y, -5, p.height + 5, p.d))));
  }
  const plate = box([0, 0, 0], [p.length, p.width, p.height]);
  return subtract(plate, ...places.map(([x, y]) => rod(x, y, -1, p.height + 1, p.d)));
}`,
    dimensions: [
      dim("length", 60, distance(face([0, 20, 4], "-x"), face([60, 20, 4], "x"))),
      dim("width", 40, distance(face([30, 0, 4], "-y"), face([30, 40, 4], "y"))),
      dim("height", 8, distance(face([30, 20, 0], "-z"), face([30, 20, 8], "z"))),
      dim(
        "d",
        5,
        four.map(({ x, y }) => diameter(hole([x, y, 4]))),
      ),
      ...four.flatMap(({ id, x, y }) => [
        dim(`x${id}`, x, distance(face([0, 20, 4], "-x"), hole([x, y, 4]))),
        dim(`y${id}`, y, distance(face([30, 0, 4], "-y"), hole([x, y, 4]))),
      ]),
    ],
  },
  {
    name: "pocket-plate",
    family: "plate",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const plate = box([0, 0, 0], [p.length, p.width, p.height]);
  const pocket = box([p.px, p.py, p.height - p.deep], [p.px + p.pl, p.py + p.pw, p.height + 1]);
  return subtract(plate, pocket, rod(p.x, p.y, -1, p.height + 1, p.d));
}`,
    dimensions: [
      dim("length", 70, distance(face([0, 20, 5], "-x"), face([70, 20, 5], "x"))),
      dim("width", 45, distance(face([30, 0, 5], "-y"), face([30, 45, 5], "y"))),
      dim("height", 10, distance(face([30, 5, 0], "-z"), face([30, 5, 10], "z"))),
      dim("px", 12, distance(face([0, 20, 5], "-x"), face([12, 18, 8], "x"))),
      dim("py", 10, distance(face([30, 0, 5], "-y"), face([20, 10, 8], "y"))),
      dim("pl", 22, distance(face([12, 18, 8], "x"), face([34, 18, 8], "-x"))),
      dim("pw", 15, distance(face([20, 10, 8], "y"), face([20, 25, 8], "-y"))),
      dim("deep", 4, distance(face([20, 18, 6], "z"), face([30, 5, 10], "z"))),
      dim("d", 8, diameter(hole([55, 30, 5])), { tolerance: "±0.1" }),
      dim("x", 55, distance(face([0, 20, 5], "-x"), hole([55, 30, 5]))),
      dim("y", 30, distance(face([30, 0, 5], "-y"), hole([55, 30, 5]))),
    ],
  },
  {
    name: "gusset",
    family: "plate",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const triangle = polygon({ points: [[0, 0], [p.a, 0], [p.a, 5], [5, p.b], [0, p.b]] });
  return subtract(extrudeLinear({ height: p.t }, triangle), rod(p.x, p.y, -1, p.t + 1, p.d));
}`,
    dimensions: [
      dim("a", 50, distance(face([0, 15, 3], "-x"), face([50, 2, 3], "x"))),
      dim("b", 35, distance(face([25, 0, 3], "-y"), face([2, 35, 3], "y"))),
      dim("t", 6, distance(face([10, 20, 0], "-z"), face([10, 20, 6], "z"))),
      dim("d", 7, diameter(hole([14, 12, 3]))),
      dim("x", 14, distance(face([0, 15, 3], "-x"), hole([14, 12, 3]))),
      dim("y", 12, distance(face([25, 0, 3], "-y"), hole([14, 12, 3]))),
    ],
  },
  {
    name: "grid-plate",
    family: "pattern",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const holes = [];
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 3; j++) holes.push([p.x + i * p.px, p.y + j * p.py]);
  if (p.route === 1) {
    const flat = subtract(rectangle({ size: [p.length, p.width] }), ...holes.map(([x, y]) => circle({ radius: p.d / 2, center: [x - p.length / 2, y - p.width / 2] })));
    return translate([p.length / 2, p.width / 2, 0], extrudeLinear({ height: p.t }, flat));
  }
  return subtract(box([0, 0, 0], [p.length, p.width, p.t]), holes.map(([x, y]) => rod(x, y, -1, p.t + 1, p.d)));
}`,
    dimensions: [
      dim("length", 90, distance(face([0, 30, 2], "-x"), face([90, 30, 2], "x"))),
      dim("width", 60, distance(face([50, 0, 2], "-y"), face([50, 60, 2], "y"))),
      dim("t", 5, distance(face([2, 2, 0], "-z"), face([2, 2, 5], "z"))),
      dim("x", 12, distance(face([0, 30, 2], "-x"), hole([12, 14, 2]))),
      dim("y", 14, distance(face([50, 0, 2], "-y"), hole([12, 14, 2]))),
      dim("d", 4.5, diameter(hole([12, 14, 2]))),
      dim("px", 20, pitch(...[12, 32, 52, 72].map((x) => hole([x, 14, 2])))),
      dim("py", 15, pitch(...[14, 29, 44].map((y) => hole([12, y, 2])))),
    ],
  },
  {
    name: "stepped-plate",
    family: "plate",
    pose: "any",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  if (p.route === 1) {
    const side = polygon({ points: [[0, 0], [p.length, 0], [p.length, p.low], [p.step, p.low], [p.step, p.high], [0, p.high]] });
    return translate([0, p.width, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.width }, side)));
  }
  return union(box([0, 0, 0], [p.length, p.width, p.low]), box([0, 0, 0], [p.step, p.width, p.high]));
}`,
    dimensions: [
      dim("length", 60, distance(face([0, 15, 6], "-x"), face([60, 15, 3], "x"))),
      dim("width", 34, distance(face([30, 0, 3], "-y"), face([30, 34, 3], "y"))),
      dim("low", 6, distance(face([30, 15, 0], "-z"), face([45, 15, 6], "z"))),
      dim("high", 14, distance(face([30, 15, 0], "-z"), face([12, 15, 14], "z"))),
      dim("step", 25, distance(face([0, 15, 6], "-x"), face([25, 15, 10], "x"))),
    ],
  },
  {
    name: "washer",
    family: "plate",
    pose: "declared",
    switches: [
      { operator: "other-route", set: { route: 1 }, label: "right" },
      { operator: "other-route", set: { route: 2 }, label: "right" },
    ],
    script: `
function main(p) {
  if (p.route === 1)
    return extrudeRotate({ segments: 90 }, polygon({ points: [[p.bore / 2, 0], [p.d / 2, 0], [p.d / 2, p.t], [p.bore / 2, p.t]] }));
  if (p.route === 2)
    return extrudeLinear({ height: p.t }, subtract(circle({ radius: p.d / 2 }), circle({ radius: p.bore / 2 })));
  return subtract(rod(0, 0, 0, p.t, p.d), rod(0, 0, -1, p.t + 1, p.bore));
}`,
    dimensions: [
      dim("d", 50, diameter(boss([0, 0, 2]))),
      dim("bore", 21, diameter(hole([0, 0, 2])), { tolerance: "H11" }),
      dim("t", 4, distance(face([18, 0, 0], "-z"), face([18, 0, 4], "z"))),
    ],
  },
  {
    name: "corner-plate",
    family: "plate",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const outline = polygon({ points: [[0, 0], [p.a, 0], [p.a, p.w], [p.v, p.w], [p.v, p.b], [0, p.b]] });
  const plate = extrudeLinear({ height: p.t }, outline);
  return subtract(plate, rod(p.x1, p.y1, -2, p.t + 2, p.d1), rod(p.x2, p.y2, -2, p.t + 2, p.d2));
}`,
    dimensions: [
      dim("a", 60, distance(face([0, 25, 3], "-x"), face([60, 8, 3], "x"))),
      dim("b", 48, distance(face([30, 0, 3], "-y"), face([8, 48, 3], "y"))),
      dim("w", 16, distance(face([30, 0, 3], "-y"), face([40, 16, 3], "y"))),
      dim("v", 18, distance(face([0, 25, 3], "-x"), face([18, 30, 3], "x"))),
      dim("t", 6, distance(face([9, 25, 0], "-z"), face([9, 25, 6], "z"))),
      dim("d1", 6.5, diameter(hole([50, 8, 3]))),
      dim("x1", 50, distance(face([0, 25, 3], "-x"), hole([50, 8, 3]))),
      dim("y1", 8, distance(face([30, 0, 3], "-y"), hole([50, 8, 3]))),
      dim("d2", 9, diameter(hole([9, 38, 3]))),
      dim("x2", 9, distance(face([0, 25, 3], "-x"), hole([9, 38, 3]))),
      dim("y2", 38, distance(face([30, 0, 3], "-y"), hole([9, 38, 3]))),
    ],
  },
  {
    name: "countersunk-plate",
    family: "plate",
    pose: "any",
    switches: [{ operator: "counterbore-side", set: { below: 1 }, label: "wrong" }],
    script: `
function main(p) {
  // A cone of 90 degrees: it grows as fast as it goes up.
  const screw = (x, y) => {
    const z = p.below ? 0 : p.t;
    const down = p.below ? 1 : -1;
    const sink = cylinderElliptic({ height: p.head / 2 + 1, startRadius: p.below ? [p.head / 2 + 1, p.head / 2 + 1] : [0, 0], endRadius: p.below ? [0, 0] : [p.head / 2 + 1, p.head / 2 + 1], center: [x, y, z + down * (p.head / 4 - 0.5)] });
    return [rod(x, y, -1, p.t + 1, p.d), sink];
  };
  return subtract(box([0, 0, 0], [p.length, p.width, p.t]), screw(p.x1, p.y1), screw(p.x2, p.y2));
}`,
    dimensions: [
      dim("length", 64, distance(face([0, 15, 3], "-x"), face([64, 15, 3], "x"))),
      dim("width", 30, distance(face([32, 0, 3], "-y"), face([32, 30, 3], "y"))),
      dim("t", 6, distance(face([30, 15, 0], "-z"), face([30, 15, 6], "z"))),
      dim("d", 4.5, [diameter(hole([12, 10, 2])), diameter(hole([48, 18, 2]))]),
      dim("x1", 12, distance(face([0, 15, 3], "-x"), hole([12, 10, 2]))),
      dim("y1", 10, distance(face([32, 0, 3], "-y"), hole([12, 10, 2]))),
      dim("x2", 48, distance(face([0, 15, 3], "-x"), hole([48, 18, 2]))),
      dim("y2", 18, distance(face([32, 0, 3], "-y"), hole([48, 18, 2]))),
      dim("head", 9, [
        diameter(curve("cone", [12 + 3.5, 10, 5])),
        diameter(curve("cone", [48 + 3.5, 18, 5])),
      ]),
    ],
  },
  {
    name: "counterbored-block",
    family: "block",
    pose: "any",
    switches: [{ operator: "counterbore-side", set: { below: 1 }, label: "wrong" }],
    script: `
function main(p) {
  const block = box([0, 0, 0], [p.length, p.width, p.height]);
  const screw = rod(p.x1, p.y, -1, p.height + 1, p.d);
  const head = p.below ? rod(p.x1, p.y, -1, p.deep, p.head) : rod(p.x1, p.y, p.height - p.deep, p.height + 1, p.head);
  const pin = rod(p.x2, p.y, p.height - p.pinDeep, p.height + 1, p.pin);
  return subtract(block, screw, head, pin);
}`,
    dimensions: [
      dim("length", 52, distance(face([0, 15, 10], "-x"), face([52, 15, 10], "x"))),
      dim("width", 32, distance(face([25, 0, 10], "-y"), face([25, 32, 10], "y"))),
      dim("height", 20, distance(face([25, 15, 0], "-z"), face([25, 5, 20], "z"))),
      dim("d", 6.6, diameter(hole([14, 13, 7]))),
      dim("head", 11, diameter(curve("cylinder", [14 + 5.5, 13, 17]))),
      dim("deep", 6.4, distance(face([25, 5, 20], "z"), face([14 + 4.4, 13, 13.6], "z"))),
      dim("x1", 14, distance(face([0, 15, 10], "-x"), hole([14, 13, 7]))),
      dim("y", 13, [
        distance(face([25, 0, 10], "-y"), hole([14, 13, 7])),
        distance(face([25, 0, 10], "-y"), hole([36, 13, 14])),
      ]),
      dim("x2", 36, distance(face([0, 15, 10], "-x"), hole([36, 13, 14]))),
      dim("pin", 8, diameter(hole([36, 13, 14])), { tolerance: "+0.1/0" }),
      dim("pinDeep", 12, depth(hole([36, 13, 14]))),
    ],
  },
];
