/** What a new project begins with: a plate with a hole, so that the first run shows a part. */
export const STARTER_PROJECT = `const { cuboid, cylinder } = require('@jscad/modeling').primitives
const { subtract } = require('@jscad/modeling').booleans

function getParameterDefinitions() {
  return [
    { name: 'width', type: 'number', initial: 60, min: 10, max: 200 },
    { name: 'depth', type: 'number', initial: 40, min: 10, max: 200 },
    { name: 'height', type: 'number', initial: 5, min: 1, max: 100 },
    { name: 'hole', type: 'number', initial: 10, min: 1, max: 50 }
  ]
}

function main({ width, depth, height, hole }) {
  const plate = cuboid({ size: [width, depth, height], center: [0, 0, height / 2] })
  const bore = cylinder({ radius: hole / 2, height: height + 2, center: [0, 0, height / 2] })
  return subtract(plate, bore)
}

module.exports = { main, getParameterDefinitions }
`;
