const { primitives, extrusions } = require("@jscad/modeling");
const { polygon } = primitives;
const { extrudeRotate } = extrusions;

// The neck is below, the profile runs the other way round, and zero is in the middle of the head.
function main() {
  const profile = polygon({
    points: [
      [4, -12],
      [8, -12],
      [8, -6],
      [15, -6],
      [15, -1.5],
      [13, -1.5],
      [13, 1.5],
      [15, 1.5],
      [15, 6],
      [0, 6],
      [0, 0],
      [4, 0],
    ],
  });
  return extrudeRotate({ segments: 64 }, profile);
}

module.exports = { main };
