// Wrong on purpose: the diameters were typed as radii: everything round is twice too big.
const { primitives, extrusions } = require("@jscad/modeling");
const { polygon } = primitives;
const { extrudeRotate } = extrusions;

// All lengths in millimetres. One half of the knob, cut through the middle: x is the distance from
// the axis (a radius), y is the height. The head stands on the table, the bore opens at the top.
const head = 30;
const neck = 16;
const groove = 26;
const bore = 8;

function main() {
  const profile = polygon({
    points: [
      [0, 0],
      [head, 0],
      [head, 4.5],
      [groove, 4.5],
      [groove, 7.5],
      [head, 7.5],
      [head, 12],
      [neck, 12],
      [neck, 18],
      [bore, 18],
      [bore, 6],
      [0, 6],
    ],
  });
  return extrudeRotate({ segments: 96 }, profile);
}

module.exports = { main };
