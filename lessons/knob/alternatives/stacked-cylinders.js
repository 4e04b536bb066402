const { primitives, booleans } = require("@jscad/modeling");
const { cylinder } = primitives;
const { subtract, union } = booleans;

// Discs on top of each other, and the bore taken away.
function main() {
  const disc = (diameter, from, to) =>
    cylinder({
      radius: diameter / 2,
      height: to - from,
      center: [0, 0, (from + to) / 2],
      segments: 128,
    });
  const outside = union(disc(30, 0, 4.5), disc(26, 4, 8), disc(30, 7.5, 12), disc(16, 11, 18));
  return subtract(outside, disc(8, 6, 20));
}

module.exports = { main };
