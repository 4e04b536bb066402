import type { CsgGraph, CsgNode } from "../graph.ts";

/** The word for a feature in its default name, in the terms of the modelling language. */
function word(node: CsgNode): string {
  const { op } = node;
  switch (op.kind) {
    case "cylinder": {
      const [s, e] = [op.startRadius, op.endRadius];
      return s[0] === e[0] && s[1] === e[1] ? "cylinder" : "cone";
    }
    case "ellipsoid":
      return op.radius[0] === op.radius[1] && op.radius[1] === op.radius[2]
        ? "sphere"
        : "ellipsoid";
    case "circle":
      return op.radius[0] === op.radius[1] ? "circle" : "ellipse";
    case "extrudeLinear":
      return "extrusion";
    case "extrudeRotate":
      return "revolution";
    case "expand3":
      return "expansion";
    case "hullChain":
      return "hull";
    case "project":
      return "projection";
    default:
      return op.kind;
  }
}

/** Default names `cuboid 1`, `cylinder 2`…: the word and its count in order of making. */
export function featureNames(graph: CsgGraph): string[] {
  const counts = new Map<string, number>();
  return graph.nodes.map((node) => {
    const base = word(node);
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return node.name ?? `${base} ${count}`;
  });
}
