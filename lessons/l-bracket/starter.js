const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { rotate, translate } = transforms;

// All lengths in millimetres. Compare each number with the drawing.
const depth = 40;
const height = 45;

// Parameters: the part stays right when they are changed. The rest is fixed.
function getParameterDefinitions() {
  return [
    { name: "length", type: "number", initial: 50, min: 30, max: 120 },
    { name: "wall", type: "number", initial: 6, min: 2, max: 15 },
  ];
}

function main({ length, wall }) {
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

module.exports = { main, getParameterDefinitions };
