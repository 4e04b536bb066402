const { primitives, booleans, transforms } = require("@jscad/modeling");
const { cuboid, cylinder } = primitives;
const { subtract, union } = booleans;
const { rotateX, rotateY, translate } = transforms;

// Each leg gets its hole before they are joined; the bracket then lies on its side, off zero.
// Parameters: the part stays right when they are changed. The rest is fixed.
function getParameterDefinitions() {
  return [
    { name: "length", type: "number", initial: 50, min: 30, max: 120 },
    { name: "wall", type: "number", initial: 6, min: 2, max: 15 },
  ];
}

function main({ length, wall }) {
  const x = (wall - length) / 2;
  const foot = subtract(
    cuboid({ size: [length, 40, wall] }),
    translate([length / 2 - 15, 0, 0], cylinder({ radius: 3, height: wall + 2, segments: 72 })),
  );
  const upright = subtract(
    translate([x, 0, (45 - wall) / 2], cuboid({ size: [wall, 40, 45] })),
    translate(
      [x, -6, 30 - wall / 2],
      rotateY(Math.PI / 2, cylinder({ radius: 3, height: wall + 2 })),
    ),
  );
  return translate([12.5, -7, 100], rotateX(Math.PI / 2, union(foot, upright)));
}

module.exports = { main, getParameterDefinitions };
