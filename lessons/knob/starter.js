const { primitives, extrusions } = require("@jscad/modeling");
const { polygon } = primitives;
const { extrudeRotate } = extrusions;

// All lengths in millimetres. One half of the knob, cut through the middle: x is the distance from
// the axis (a radius), y is the height. extrudeRotate turns this half once around the axis.
const head = 30 / 2;
const neck = 16 / 2;

function main() {
  const profile = polygon({
    points: [
      [0, 0],
      [head, 0],
      // The groove comes here: in, up, and out again.
      [head, 12],
      [neck, 12],
      [neck, 18],
      // The bore comes here: from the top down, then to the axis.
      [0, 18],
    ],
  });
  return extrudeRotate({ segments: 96 }, profile);
}

module.exports = { main };
