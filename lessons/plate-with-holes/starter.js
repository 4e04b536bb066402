const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract } = booleans;

// All lengths in millimetres. Compare each number with the drawing.
const length = 80;
const width = 50;
const thickness = 10; // what does the drawing say?

function main() {
  // The lower left corner of the plate is the zero point.
  const plate = cuboid({
    size: [length, width, thickness],
    center: [length / 2, width / 2, thickness / 2],
  });

  // One hole is here already. JSCAD asks for the radius: half of the diameter.
  // The cylinder is taller than the plate, so that the hole goes right through.
  const holeA = cylinder({ radius: 2.5, height: 20, center: [10, 10, thickness / 2] });

  // Make the other holes in the same way, and name them all here.
  return subtract(plate, holeA);
}

module.exports = { main };
