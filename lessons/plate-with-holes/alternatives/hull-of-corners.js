const { primitives, booleans, hulls } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { hull } = hulls;

// The plate is stretched between four small blocks; all drills are united first.
function main() {
  const corner = (x, y) => cuboid({ size: [4, 4, 6], center: [x, y, 3] });
  const plate = hull(corner(2, 2), corner(78, 2), corner(2, 48), corner(78, 48));
  const drill = (x, y, radius) => cylinder({ radius, height: 30, center: [x, y, 0] });
  const drills = union(
    drill(10, 10, 2.5),
    drill(70, 10, 2.5),
    drill(10, 40, 2.5),
    drill(70, 40, 2.5),
    drill(40, 25, 10),
  );
  return subtract(plate, drills);
}

module.exports = { main };
