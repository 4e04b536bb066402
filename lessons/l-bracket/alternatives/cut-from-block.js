const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract } = booleans;
const { rotateY, translate } = transforms;

// A full block, as from the saw; the corner and the holes are taken away.
function main() {
  const block = cuboid({ size: [50, 40, 45], center: [25, 20, 22.5] });
  const corner = cuboid({ size: [60, 60, 60], center: [36, 20, 36] });
  const holeA = cylinder({ radius: 3, height: 6, center: [35, 20, 3], segments: 32 });
  const holeB = translate([3, 14, 30], rotateY(-Math.PI / 2, cylinder({ radius: 3, height: 6 })));
  return subtract(block, corner, holeA, holeB);
}

module.exports = { main };
