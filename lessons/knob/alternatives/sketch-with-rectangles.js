const { primitives, booleans, extrusions } = require("@jscad/modeling");
const { rectangle } = primitives;
const { subtract, union } = booleans;
const { extrudeRotate } = extrusions;

// The half profile is put together from rectangles before it is turned.
function main() {
  const box = (x0, y0, x1, y1) =>
    rectangle({ size: [x1 - x0, y1 - y0], center: [(x0 + x1) / 2, (y0 + y1) / 2] });
  const half = subtract(
    union(box(0, 0, 15, 12), box(0, 12, 8, 18)),
    box(13, 4.5, 20, 7.5),
    box(0, 6, 4, 18),
  );
  return extrudeRotate({ segments: 80 }, half);
}

module.exports = { main };
