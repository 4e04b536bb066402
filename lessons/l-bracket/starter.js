const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { rotate, translate } = transforms;

// All lengths in millimetres. Compare each number with the drawing.
const length = 50;
const depth = 40;
const height = 45;
const wall = 6;

function main() {
  // The base lies flat. Zero is the lower left corner at the front.
  const base = cuboid({ size: [length, depth, wall], center: [length / 2, depth / 2, wall / 2] });

  // Make the upright wall here, in the same way.

  // Hole A goes down through the base. How far is it from the right edge?
  const holeA = cylinder({ radius: 3, height: 20, center: [25, 20, wall / 2] });

  // Hole B goes across: turn a cylinder with rotate([0, Math.PI / 2, 0], …),
  // then carry it to its place with translate([x, y, z], …).

  // union(…) joins the base and the wall; subtract(…) takes the holes away.
  return subtract(base, holeA);
}

module.exports = { main };
