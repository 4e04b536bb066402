import {
  angle,
  diameter,
  dim,
  distance,
  face,
  hole,
  radius,
  curve,
  type ReferencePart,
} from "../part.ts";

const lWalls = [
  dim("length", 50, distance(face([0, 20, 20], "-x"), face([50, 20, 3], "x"))),
  dim("depth", 40, distance(face([25, 0, 3], "-y"), face([25, 40, 3], "y"))),
  dim("height", 45, distance(face([25, 20, 0], "-z"), face([3, 20, 45], "z"))),
  dim("wall", 6, distance(face([0, 20, 20], "-x"), face([6, 20, 35], "x"))),
  dim("base", 5, distance(face([25, 20, 0], "-z"), face([25, 36, 5], "z"))),
];

/** Bent and joined walls. */
export const BRACKETS: readonly ReferencePart[] = [
  {
    name: "l-bracket",
    family: "bracket",
    pose: "any",
    switches: [
      { operator: "other-route", set: { route: 1 }, label: "right" },
      { operator: "other-route", set: { route: 2 }, label: "right" },
    ],
    script: `
function main(p) {
  const holes = [rod(p.ax, p.ay, -1, p.base + 1, p.d), translate([0, p.by, p.bz], rotateY(Math.PI / 2, rod(0, 0, -1, p.wall + 1, p.d)))];
  if (p.route === 1) {
    const side = polygon({ points: [[0, 0], [p.length, 0], [p.length, p.base], [p.wall, p.base], [p.wall, p.height], [0, p.height]] });
    return subtract(translate([0, p.depth, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.depth }, side))), holes);
  }
  if (p.route === 2) {
    const whole = box([0, 0, 0], [p.length, p.depth, p.height]);
    return subtract(whole, box([p.wall, -1, p.base], [p.length + 1, p.depth + 1, p.height + 1]), holes);
  }
  return subtract(union(box([0, 0, 0], [p.length, p.depth, p.base]), box([0, 0, 0], [p.wall, p.depth, p.height])), holes);
}`,
    dimensions: [
      ...lWalls,
      dim("d", 6, [diameter(hole([35, 20, 2])), diameter(hole([3, 14, 30], "x"))]),
      dim("ax", 35, distance(face([0, 20, 20], "-x"), hole([35, 20, 2]))),
      dim("ay", 20, distance(face([25, 0, 3], "-y"), hole([35, 20, 2]))),
      dim("by", 14, distance(face([25, 0, 3], "-y"), hole([3, 14, 30], "x"))),
      dim("bz", 30, distance(face([25, 20, 0], "-z"), hole([3, 14, 30], "x"))),
    ],
  },
  {
    name: "u-bracket",
    family: "bracket",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const body = subtract(box([0, 0, 0], [p.length, p.depth, p.height]), box([p.left, -1, p.floor], [p.left + p.gap, p.depth + 1, p.height + 1]));
  const pin = translate([0, p.y, p.z], rotateY(Math.PI / 2, rod(0, 0, -1, p.length + 1, p.d)));
  return subtract(body, pin, rod(p.bx, p.byy, -1, p.floor + 1, p.bolt));
}`,
    dimensions: [
      dim("length", 60, distance(face([0, 18, 10], "-x"), face([60, 18, 10], "x"))),
      dim("depth", 36, distance(face([30, 0, 2], "-y"), face([30, 36, 2], "y"))),
      dim("height", 32, distance(face([30, 18, 0], "-z"), face([3, 18, 32], "z"))),
      dim("left", 7, distance(face([0, 18, 10], "-x"), face([7, 18, 12], "x"))),
      dim("gap", 45, distance(face([7, 18, 12], "x"), face([52, 18, 12], "-x"))),
      dim("floor", 5, distance(face([30, 18, 0], "-z"), face([45, 5, 5], "z"))),
      dim("d", 8, [diameter(hole([3, 14, 22], "x")), diameter(hole([56, 14, 22], "x"))]),
      dim("y", 14, [
        distance(face([30, 0, 2], "-y"), hole([3, 14, 22], "x")),
        distance(face([30, 0, 2], "-y"), hole([56, 14, 22], "x")),
      ]),
      dim("z", 22, [
        distance(face([30, 18, 0], "-z"), hole([3, 14, 22], "x")),
        distance(face([30, 18, 0], "-z"), hole([56, 14, 22], "x")),
      ]),
      dim("bolt", 6.5, diameter(hole([26, 20, 2]))),
      dim("bx", 26, distance(face([0, 18, 10], "-x"), hole([26, 20, 2]))),
      dim("byy", 20, distance(face([30, 0, 2], "-y"), hole([26, 20, 2]))),
    ],
  },
  {
    name: "z-bracket",
    family: "bracket",
    pose: "any",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const hole = rod(p.x, p.y, -1, p.t + 1, p.d);
  if (p.route === 1)
    return subtract(union(box([0, 0, 0], [p.a, p.width, p.t]), box([p.a - p.web, 0, 0], [p.a, p.width, p.rise + p.t2]), box([p.a - p.web, 0, p.rise], [p.length, p.width, p.rise + p.t2])), hole);
  const side = polygon({ points: [[0, 0], [p.a, 0], [p.a, p.rise], [p.length, p.rise], [p.length, p.rise + p.t2], [p.a - p.web, p.rise + p.t2], [p.a - p.web, p.t], [0, p.t]] });
  return subtract(translate([0, p.width, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.width }, side))), hole);
}`,
    dimensions: [
      dim("a", 35, distance(face([0, 15, 2], "-x"), face([35, 15, 10], "x"))),
      dim("length", 65, distance(face([0, 15, 2], "-x"), face([65, 15, 27], "x"))),
      dim("web", 5, distance(face([35, 15, 10], "x"), face([30, 15, 18], "-x"))),
      dim("t", 4, distance(face([20, 5, 0], "-z"), face([20, 5, 4], "z"))),
      dim("rise", 24, distance(face([20, 5, 0], "-z"), face([50, 15, 24], "-z"))),
      dim("t2", 6, distance(face([50, 15, 24], "-z"), face([50, 15, 30], "z"))),
      dim("width", 28, distance(face([10, 0, 2], "-y"), face([10, 28, 2], "y"))),
      dim("d", 5.5, diameter(hole([13, 11, 2]))),
      dim("x", 13, distance(face([0, 15, 2], "-x"), hole([13, 11, 2]))),
      dim("y", 11, distance(face([10, 0, 2], "-y"), hole([13, 11, 2]))),
    ],
  },
  {
    name: "filleted-bracket",
    family: "fillet",
    pose: "any",
    switches: [{ operator: "fillet-for-chamfer", set: { straight: 1 }, label: "wrong" }],
    script: `
function main(p) {
  const inner = p.straight
    ? [[p.wall + p.r, p.base], [p.wall, p.base + p.r]]
    : arc(p.wall + p.r, p.base + p.r, p.r, 270, 180, 24);
  const side = polygon({ points: [[0, 0], [p.length, 0], [p.length, p.base], ...inner, [p.wall, p.height], [0, p.height]] });
  return subtract(translate([0, p.depth, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.depth }, side))), rod(p.ax, p.ay, -1, p.base + 1, p.d));
}`,
    dimensions: [
      ...lWalls,
      dim(
        "r",
        8,
        radius(curve("fillet", [6 + 8 * (1 - Math.SQRT1_2), 36, 5 + 8 * (1 - Math.SQRT1_2)])),
      ),
      dim("d", 7, diameter(hole([34, 22, 2]))),
      dim("ax", 34, distance(face([0, 20, 20], "-x"), hole([34, 22, 2]))),
      dim("ay", 22, distance(face([25, 0, 3], "-y"), hole([34, 22, 2]))),
    ],
  },
  {
    name: "gusseted-bracket",
    family: "rib",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const walls = union(box([0, 0, 0], [p.length, p.depth, p.base]), box([0, 0, 0], [p.wall, p.depth, p.height]));
  const flat = polygon({ points: [[p.wall - 1, p.base - 1], [30, p.base - 1], [30, p.base], [p.wall, 33], [p.wall - 1, 33]] });
  const rib = translate([0, p.ry + p.rib, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.rib }, flat)));
  return subtract(union(walls, rib), rod(p.ax, p.ay, -1, p.base + 1, p.d));
}`,
    dimensions: [
      ...lWalls,
      dim("ry", 24, distance(face([25, 0, 3], "-y"), face([9, 24, 10], "-y"))),
      dim("rib", 5, distance(face([9, 24, 10], "-y"), face([9, 29, 10], "y"))),
      dim("d", 5, diameter(hole([40, 12, 2]))),
      dim("ax", 40, distance(face([0, 20, 20], "-x"), hole([40, 12, 2]))),
      dim("ay", 12, distance(face([25, 0, 3], "-y"), hole([40, 12, 2]))),
    ],
  },
  {
    name: "angled-bracket",
    family: "taper",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  // The upright leans back: its inner and outer face are parallel.
  const lean = 1 / Math.tan((p.angle * Math.PI) / 180);
  const side = polygon({ points: [[0, 0], [60, 0], [60, p.base], [9 + lean * p.base, p.base], [9 + lean * p.height, p.height], [lean * p.height, p.height]] });
  return subtract(translate([0, p.depth, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.depth }, side))), rod(60 - p.x, p.y, -1, p.base + 1, p.d));
}`,
    dimensions: [
      dim("depth", 38, distance(face([35, 0, 3], "-y"), face([35, 38, 3], "y"))),
      dim("height", 34, distance(face([30, 20, 0], "-z"), face([17, 20, 34], "z"))),
      dim("base", 5, distance(face([30, 20, 0], "-z"), face([35, 34, 5], "z"))),
      dim(
        "angle",
        75,
        angle(
          face([30, 20, 0], "-z"),
          face(
            [2.68, 20, 10],
            [-Math.sin((75 * Math.PI) / 180), 0, Math.cos((75 * Math.PI) / 180)],
          ),
        ),
        {
          quantity: "angle",
          shorterLeg: 35,
        },
      ),
      dim("d", 6, diameter(hole([44, 18, 2]))),
      dim("x", 16, distance(face([60, 20, 3], "x"), hole([44, 18, 2]))),
      dim("y", 18, distance(face([35, 0, 3], "-y"), hole([44, 18, 2]))),
    ],
  },
];
