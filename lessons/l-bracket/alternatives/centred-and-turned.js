const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { rotateX, rotateY, translate } = transforms;

// Each leg gets its hole before they are joined; the bracket then lies on its side, off zero.
function main() {
  const base = subtract(
    cuboid({ size: [50, 40, 6] }),
    translate([10, 0, 0], cylinder({ radius: 3, height: 8, segments: 72 })),
  );
  const wall = subtract(
    translate([-22, 0, 19.5], cuboid({ size: [6, 40, 45] })),
    translate([-22, -6, 27], rotateY(Math.PI / 2, cylinder({ radius: 3, height: 8 }))),
  );
  return translate([12.5, -7, 100], rotateX(Math.PI / 2, union(base, wall)));
}

module.exports = { main };
