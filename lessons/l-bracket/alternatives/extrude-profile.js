const { primitives, booleans, extrusions, transforms } = require("@jscad/modeling");
const { polygon, cylinder } = primitives;
const { subtract } = booleans;
const { extrudeLinear } = extrusions;
const { rotateX, rotateY, translate } = transforms;

// The L of the front view is drawn flat, extruded by the depth, and stood up.
// Parameters: the part stays right when they are changed. The rest is fixed.
function getParameterDefinitions() {
  return [
    { name: "length", type: "number", initial: 50, min: 30, max: 120 },
    { name: "wall", type: "number", initial: 6, min: 2, max: 15 },
  ];
}

function main({ length, wall }) {
  const profile = polygon({
    points: [
      [0, 0],
      [length, 0],
      [length, wall],
      [wall, wall],
      [wall, 45],
      [0, 45],
    ],
  });
  const bracket = translate(
    [0, 40, 0],
    rotateX(Math.PI / 2, extrudeLinear({ height: 40 }, profile)),
  );
  const holeA = cylinder({ radius: 3, height: 30, center: [length - 15, 20, 0], segments: 48 });
  const holeB = translate([0, 14, 30], rotateY(Math.PI / 2, cylinder({ radius: 3, height: 30 })));
  return subtract(bracket, holeA, holeB);
}

module.exports = { main, getParameterDefinitions };
