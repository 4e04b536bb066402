const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract } = booleans;
const { rotate, translate } = transforms;

// The plate stands on its long edge, its middle at the zero point; the holes come from a loop.
function main() {
  let part = cuboid({ size: [80, 6, 50] });
  const drill = rotate([Math.PI / 2, 0, 0], cylinder({ radius: 2.5, height: 10, segments: 64 }));
  for (const x of [-30, 30]) {
    for (const z of [-15, 15]) part = subtract(part, translate([x, 0, z], drill));
  }
  const bore = rotate([Math.PI / 2, 0, 0], cylinder({ radius: 10, height: 10, segments: 48 }));
  return subtract(part, bore);
}

module.exports = { main };
