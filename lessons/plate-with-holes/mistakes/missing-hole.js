// Wrong on purpose: one of the four small holes was forgotten.
const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract } = booleans;

// All lengths in millimetres. The lower left corner of the plate is the zero point.
const length = 80;
const width = 50;
const thickness = 6;

// A cylinder that is taller than the plate, so that the hole goes right through.
const hole = (x, y, diameter) =>
  cylinder({ radius: diameter / 2, height: thickness + 2, center: [x, y, thickness / 2] });

function main() {
  const plate = cuboid({
    size: [length, width, thickness],
    center: [length / 2, width / 2, thickness / 2],
  });
  return subtract(plate, hole(10, 10, 5), hole(70, 10, 5), hole(10, 40, 5), hole(40, 25, 20));
}

module.exports = { main };
