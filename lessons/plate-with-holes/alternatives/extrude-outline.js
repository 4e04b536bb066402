const { primitives, booleans, extrusions } = require("@jscad/modeling");
const { rectangle, circle } = primitives;
const { subtract } = booleans;
const { extrudeLinear } = extrusions;

// The outline with its holes is drawn flat, then given its thickness.
function main() {
  const centres = [
    [10, 10],
    [70, 10],
    [10, 40],
    [70, 40],
  ];
  const outline = subtract(
    rectangle({ size: [80, 50], center: [40, 25] }),
    circle({ radius: 10, center: [40, 25], segments: 96 }),
    ...centres.map((center) => circle({ radius: 2.5, center })),
  );
  return extrudeLinear({ height: 6 }, outline);
}

module.exports = { main };
