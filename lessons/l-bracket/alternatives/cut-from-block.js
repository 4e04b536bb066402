const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract } = booleans;
const { rotateY, translate } = transforms;

// A full block, as from the saw; the corner and the holes are taken away.
// Parameters: the part stays right when they are changed. The rest is fixed.
function getParameterDefinitions() {
  return [
    { name: "length", type: "number", initial: 50, min: 30, max: 120 },
    { name: "wall", type: "number", initial: 6, min: 2, max: 15 },
  ];
}

function main({ length, wall }) {
  const block = cuboid({ size: [length, 40, 45], center: [length / 2, 20, 22.5] });
  const far = wall + 100;
  const corner = cuboid({ size: [200, 60, 200], center: [far, 20, far] });
  const holeA = cylinder({
    radius: 3,
    height: wall,
    center: [length - 15, 20, wall / 2],
    segments: 32,
  });
  const lying = rotateY(-Math.PI / 2, cylinder({ radius: 3, height: wall }));
  const holeB = translate([wall / 2, 14, 30], lying);
  return subtract(block, corner, holeA, holeB);
}

module.exports = { main, getParameterDefinitions };
