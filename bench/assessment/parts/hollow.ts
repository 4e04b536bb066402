import {
  angle,
  boss,
  curve,
  diameter,
  dim,
  distance,
  face,
  hole,
  type ReferencePart,
} from "../part.ts";

const turn = (degrees: number): readonly [number, number] => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];
const [c80, s80] = turn(80);
const [c60, s60] = turn(60);

/** Tapers, ribs, shells. */
export const HOLLOW: readonly ReferencePart[] = [
  {
    name: "tapered-plug",
    family: "taper",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  // The cone stands on its wide end; its angle is that of its side with the base.
  const top = p.wide / 2 - p.height / Math.tan((p.angle * Math.PI) / 180);
  const bore = rod(0, 0, p.height - p.deep, p.height + 1, p.bore);
  if (p.route === 1)
    return subtract(extrudeRotate({ segments: 96 }, polygon({ points: [[0, 0], [p.wide / 2, 0], [top, p.height], [0, p.height]] })), bore);
  return subtract(cylinderElliptic({ height: p.height, startRadius: [p.wide / 2, p.wide / 2], endRadius: [top, top], center: [0, 0, p.height / 2], segments: 96 }), bore);
}`,
    dimensions: [
      dim("wide", 36, diameter(curve("cone", [18 - 10 * (c80 / s80), 0, 10]))),
      dim("height", 40, distance(face([0, 0, 0], "-z"), face([9, 0, 40], "z"))),
      dim(
        "angle",
        80,
        angle(face([0, 0, 0], "-z"), curve("cone", [18 - 10 * (c80 / s80), 0, 10])),
        {
          quantity: "angle",
          shorterLeg: 36,
        },
      ),
      dim("bore", 10, diameter(hole([0, 0, 30]))),
      dim("deep", 22, { kind: "dim.depth", of: hole([0, 0, 30]) }),
    ],
  },
  {
    name: "wedge",
    family: "taper",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const a = (p.angle * Math.PI) / 180;
  const side = polygon({ points: [[0, 0], [p.length, 0], [p.length, 8], [0, 8 + p.length * Math.tan(a)]] });
  const body = translate([0, p.width, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.width }, side)));
  return subtract(body, translate([p.x, 0, p.z], rotateX(Math.PI / 2, rod(0, 0, -p.width - 1, 1, p.d))));
}`,
    dimensions: [
      dim("length", 60, distance(face([0, 15, 8], "-x"), face([60, 15, 4], "x"))),
      dim("width", 30, distance(face([30, 0, 4], "-y"), face([30, 30, 4], "y"))),
      dim(
        "angle",
        15,
        angle(
          face([30, 15, 0], "-z"),
          face(
            [30, 15, 8 + 30 * Math.tan(Math.PI / 12)],
            [Math.sin(Math.PI / 12), 0, Math.cos(Math.PI / 12)],
          ),
        ),
        {
          quantity: "angle",
          shorterLeg: 60,
        },
      ),
      dim("d", 8, diameter(hole([18, 15, 9], "y"))),
      dim("x", 18, distance(face([0, 15, 8], "-x"), hole([18, 15, 9], "y"))),
      dim("z", 9, distance(face([30, 15, 0], "-z"), hole([18, 15, 9], "y"))),
    ],
  },
  {
    name: "cone-tip",
    family: "cone",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const profile = [[0, 0], [p.head / 2, 0], [p.head / 2, p.t], [p.d / 2, p.t], [p.d / 2, 30], [0, 44]];
  return extrudeRotate({ segments: 96 }, polygon({ points: profile }));
}`,
    dimensions: [
      dim("d", 16, diameter(boss([0, 0, 18])), { tolerance: "±0.1" }),
      dim("head", 28, diameter(boss([0, 0, 3]))),
      dim("t", 6, distance(face([0, 0, 0], "-z"), face([11, 0, 6], "z"))),
    ],
  },
  {
    name: "dovetail-block",
    family: "taper",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const lean = p.deep / Math.tan((p.angle * Math.PI) / 180);
  const [a, b, z] = [12, 44, p.height - p.deep];
  const side = polygon({ points: [[0, 0], [p.length, 0], [p.length, p.height], [b - lean, p.height], [b, z], [a, z], [a + lean, p.height], [0, p.height]] });
  return translate([0, p.width, 0], rotateX(Math.PI / 2, extrudeLinear({ height: p.width }, side)));
}`,
    dimensions: [
      dim("length", 58, distance(face([0, 15, 8], "-x"), face([58, 15, 8], "x"))),
      dim("width", 32, distance(face([30, 0, 4], "-y"), face([30, 32, 4], "y"))),
      dim("height", 22, distance(face([30, 15, 0], "-z"), face([4, 15, 22], "z"))),
      dim("deep", 10, distance(face([30, 15, 12], "z"), face([4, 15, 22], "z"))),
      dim(
        "angle",
        60,
        [
          angle(face([30, 15, 12], "z"), face([12 + c60 * 5, 15, 12 + s60 * 5], [s60, 0, -c60])),
          angle(face([30, 15, 12], "z"), face([44 - c60 * 5, 15, 12 + s60 * 5], [-s60, 0, -c60])),
        ],
        { quantity: "angle", shorterLeg: 11 },
      ),
    ],
  },
  {
    name: "open-box",
    family: "shell",
    pose: "declared",
    switches: [{ operator: "other-route", set: { route: 1 }, label: "right" }],
    script: `
function main(p) {
  const [l, w, h] = [p.length, p.width, p.height];
  const drain = rod(p.x, p.y, -1, p.floor + 1, p.d);
  if (p.route === 1) {
    const walls = [box([0, 0, 0], [p.wall, w, h]), box([l - p.wall, 0, 0], [l, w, h]), box([0, 0, 0], [l, p.wall, h]), box([0, w - p.wall, 0], [l, w, h])];
    return subtract(union(box([0, 0, 0], [l, w, p.floor]), walls), drain);
  }
  return subtract(box([0, 0, 0], [l, w, h]), box([p.wall, p.wall, p.floor], [l - p.wall, w - p.wall, h + 1]), drain);
}`,
    dimensions: [
      dim("length", 64, distance(face([0, 20, 10], "-x"), face([64, 20, 10], "x"))),
      dim("width", 44, distance(face([32, 0, 10], "-y"), face([32, 44, 10], "y"))),
      dim("height", 30, distance(face([32, 30, 0], "-z"), face([1, 20, 30], "z"))),
      dim("wall", 2.5, [
        distance(face([0, 20, 10], "-x"), face([2.5, 20, 15], "x")),
        distance(face([61.5, 20, 15], "-x"), face([64, 20, 10], "x")),
        distance(face([32, 0, 10], "-y"), face([32, 2.5, 15], "y")),
        distance(face([32, 41.5, 15], "-y"), face([32, 44, 10], "y")),
      ]),
      dim("floor", 3, distance(face([32, 30, 0], "-z"), face([32, 30, 3], "z"))),
      dim("d", 6, diameter(hole([20, 14, 1.5]))),
      dim("x", 20, distance(face([0, 20, 10], "-x"), hole([20, 14, 1.5]))),
      dim("y", 14, distance(face([32, 0, 10], "-y"), hole([20, 14, 1.5]))),
    ],
  },
  {
    name: "box-with-boss",
    family: "shell",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const shell = subtract(box([0, 0, 0], [p.length, p.width, p.height]), box([3, 3, p.floor], [p.length - 3, p.width - 3, p.height + 1]));
  const post = rod(p.x, p.y, p.floor - 1, p.floor + p.rise, p.d);
  return subtract(union(shell, post), rod(p.x, p.y, p.floor + p.rise - p.deep, p.height, p.bore));
}`,
    dimensions: [
      dim("length", 56, distance(face([0, 20, 10], "-x"), face([56, 20, 10], "x"))),
      dim("width", 42, distance(face([28, 0, 10], "-y"), face([28, 42, 10], "y"))),
      dim("height", 26, distance(face([28, 30, 0], "-z"), face([1, 20, 26], "z"))),
      dim("floor", 4, distance(face([28, 30, 0], "-z"), face([40, 10, 4], "z"))),
      dim("d", 12, diameter(boss([22, 18, 8]))),
      dim("x", 22, distance(face([0, 20, 10], "-x"), boss([22, 18, 8]))),
      dim("y", 18, distance(face([28, 0, 10], "-y"), boss([22, 18, 8]))),
      dim("rise", 14, distance(face([40, 10, 4], "z"), face([22 + 4.5, 18, 18], "z"))),
      dim("bore", 6, diameter(hole([22, 18, 14]))),
      dim("deep", 9, { kind: "dim.depth", of: hole([22, 18, 14]) }),
    ],
  },
  {
    name: "ribbed-plate",
    family: "rib",
    pose: "any",
    switches: [],
    script: `
function main(p) {
  const rib = (x) => box([x, 0, p.t - 1], [x + p.rib, p.width, p.t + p.tall]);
  const plate = union(box([0, 0, 0], [p.length, p.width, p.t]), rib(p.x1), rib(p.x2), rib(p.x3));
  return subtract(plate, rod(p.hx, p.hy, -1, p.t + 1, p.d));
}`,
    dimensions: [
      dim("length", 80, distance(face([0, 20, 2], "-x"), face([80, 20, 2], "x"))),
      dim("width", 40, distance(face([5, 0, 2], "-y"), face([5, 40, 2], "y"))),
      dim("t", 4, distance(face([5, 20, 0], "-z"), face([5, 20, 4], "z"))),
      dim(
        "rib",
        3,
        [12, 32, 60].map((x) => distance(face([x, 20, 8], "-x"), face([x + 3, 20, 8], "x"))),
      ),
      dim("x1", 12, distance(face([0, 20, 2], "-x"), face([12, 20, 8], "-x"))),
      dim("x2", 32, distance(face([0, 20, 2], "-x"), face([32, 20, 8], "-x"))),
      dim("x3", 60, distance(face([0, 20, 2], "-x"), face([60, 20, 8], "-x"))),
      dim(
        "tall",
        8,
        [12, 32, 60].map((x) => distance(face([5, 20, 4], "z"), face([x + 1.5, 20, 12], "z"))),
      ),
      dim("d", 7, diameter(hole([47, 16, 2]))),
      dim("hx", 47, distance(face([0, 20, 2], "-x"), hole([47, 16, 2]))),
      dim("hy", 16, distance(face([5, 0, 2], "-y"), hole([47, 16, 2]))),
    ],
  },
  {
    name: "lipped-cover",
    family: "shell",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const plate = box([0, 0, 0], [p.length, p.width, p.t]);
  const lip = subtract(box([p.in, p.in, p.t - 1], [p.length - p.in, p.width - p.in, p.t + p.lip]), box([p.in + 3, p.in + 3, p.t - 2], [p.length - p.in - 3, p.width - p.in - 3, p.t + p.lip + 1]));
  return union(plate, lip);
}`,
    dimensions: [
      dim("length", 70, distance(face([0, 20, 2], "-x"), face([70, 20, 2], "x"))),
      dim("width", 50, distance(face([35, 0, 2], "-y"), face([35, 50, 2], "y"))),
      dim("t", 4, distance(face([35, 20, 0], "-z"), face([35, 2, 4], "z"))),
      dim("lip", 5, distance(face([35, 2, 4], "z"), face([35, 6, 9], "z"))),
      dim("in", 5, [
        distance(face([0, 20, 2], "-x"), face([5, 20, 7], "-x")),
        distance(face([65, 20, 7], "x"), face([70, 20, 2], "x")),
        distance(face([35, 0, 2], "-y"), face([35, 5, 7], "-y")),
        distance(face([35, 45, 7], "y"), face([35, 50, 2], "y")),
      ]),
    ],
  },
  {
    name: "hex-nut-blank",
    family: "block",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const r = p.flats / Math.sqrt(3);
  const points = Array.from({ length: 6 }, (_, i) => [r * Math.cos((i * Math.PI) / 3), r * Math.sin((i * Math.PI) / 3)]);
  return subtract(extrudeLinear({ height: p.height }, polygon({ points })), rod(0, 0, -1, p.height + 1, p.d));
}`,
    dimensions: [
      dim("flats", 24, [
        distance(face([0, -12, 5], "-y"), face([0, 12, 5], "y")),
        distance(
          face([-10.392304845, -6, 5], [-s60, -c60, 0]),
          face([10.392304845, 6, 5], [s60, c60, 0]),
        ),
        distance(
          face([-10.392304845, 6, 5], [-s60, c60, 0]),
          face([10.392304845, -6, 5], [s60, -c60, 0]),
        ),
      ]),
      dim("height", 10, distance(face([9, 0, 0], "-z"), face([9, 0, 10], "z"))),
      dim("d", 13, diameter(hole([0, 0, 5]))),
    ],
  },
];
