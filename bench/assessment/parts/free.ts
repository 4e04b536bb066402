import { curve, diameter, dim, distance, face, hole, type ReferencePart, shape } from "../part.ts";

/** Free surfaces: nothing to measure but the shape as a whole. */
export const FREE: readonly ReferencePart[] = [
  {
    name: "cam",
    family: "free",
    pose: "declared",
    share: 0.15,
    switches: [],
    script: `
function main(p) {
  // Rises once a turn, softly.
  const points = Array.from({ length: 240 }, (_, i) => {
    const a = (i / 240) * 2 * Math.PI;
    const r = 18 + p.lift * (0.5 - 0.5 * Math.cos(a));
    return [r * Math.cos(a), r * Math.sin(a)];
  });
  return subtract(extrudeLinear({ height: p.t }, polygon({ points })), rod(0, 0, -1, p.t + 1, p.bore));
}`,
    dimensions: [
      dim("lift", 6, shape(), { tolerance: "±0.4" }),
      dim("t", 8, distance(face([0, 12, 0], "-z"), face([0, 12, 8], "z"))),
      dim("bore", 10, diameter(hole([0, 0, 4]))),
    ],
  },
  {
    name: "tapered-capsule",
    family: "sphere",
    pose: "declared",
    share: 0.15,
    switches: [],
    script: `
function main(p) {
  return hull(sphere({ radius: p.d1 / 2, segments: 64 }), sphere({ radius: p.d2 / 2, center: [32, 0, 0], segments: 64 }));
}`,
    dimensions: [
      dim("d1", 22, diameter(curve("sphere", [-11, 0, 0])), { tolerance: "±0.1" }),
      dim("d2", 14, diameter(curve("sphere", [39, 0, 0])), { tolerance: "±0.1" }),
    ],
  },
  {
    name: "spline-plate",
    family: "free",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  // A wavy edge over a straight back.
  const wave = Array.from({ length: 161 }, (_, i) => { const x = 60 - 0.375 * i; return [x, 25 + p.wave * Math.sin((x / 60) * Math.PI * 2)]; });
  const plate = extrudeLinear({ height: p.t }, polygon({ points: [[0, 0], [60, 0], ...wave] }));
  return subtract(plate, rod(p.x, p.y, -1, p.t + 1, p.d));
}`,
    dimensions: [
      dim("wave", 6, shape(), { tolerance: "±0.6" }),
      dim("t", 7, distance(face([45, 8, 0], "-z"), face([45, 8, 7], "z"))),
      dim("d", 8, diameter(hole([22, 12, 3]))),
      dim("x", 22, distance(face([0, 10, 3], "-x"), hole([22, 12, 3])), { tolerance: "±0.1" }),
      dim("y", 12, distance(face([30, 0, 3], "-y"), hole([22, 12, 3])), { tolerance: "±0.1" }),
    ],
  },
  {
    name: "twisted-handle",
    share: 0.15,
    family: "free",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  return extrudeLinear({ height: p.height, twistAngle: Math.PI / 3, twistSteps: 48 }, roundedRectangle({ size: [p.a, p.a], roundRadius: 4, segments: 64 }));
}`,
    dimensions: [
      dim("height", 40, distance(face([0, 0, 0], "-z"), face([0, 0, 40], "z")), {
        tolerance: "±0.2",
      }),
      dim("a", 24, shape(Math.SQRT1_2), { tolerance: "±0.8" }),
    ],
  },
  {
    name: "pillow",
    share: 0.25,
    family: "free",
    pose: "declared",
    switches: [],
    script: `
function main(p) {
  const rows = 32;
  const grid = [];
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= rows; i++) {
      const [x, y] = [(40 * i) / rows, (40 * j) / rows];
      grid.push([x, y, 8 + p.bulge * Math.sin((Math.PI * i) / rows) * Math.sin((Math.PI * j) / rows)]);
    }
  const at = (i, j) => j * (rows + 1) + i;
  const faces = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < rows; i++) faces.push([at(i, j), at(i + 1, j), at(i + 1, j + 1)], [at(i, j), at(i + 1, j + 1), at(i, j + 1)]);
  const low = grid.length;
  const points = [...grid, [0, 0, 0], [40, 0, 0], [40, 40, 0], [0, 40, 0]];
  const span = (from, to) => Array.from({ length: rows + 1 }, (_, k) => at(from[0] + ((to[0] - from[0]) * k) / rows, from[1] + ((to[1] - from[1]) * k) / rows));
  faces.push([low, low + 3, low + 2, low + 1]);
  faces.push([low, low + 1, ...span([rows, 0], [0, 0])]);
  faces.push([low + 1, low + 2, ...span([rows, rows], [rows, 0])]);
  faces.push([low + 2, low + 3, ...span([0, rows], [rows, rows])]);
  faces.push([low + 3, low, ...span([0, 0], [0, rows])]);
  return polyhedron({ points, faces, orientation: "outward" });
}`,
    dimensions: [dim("bulge", 5, shape(), { tolerance: "±0.3" })],
  },
];
