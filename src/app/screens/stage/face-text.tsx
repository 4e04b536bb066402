import type { Solid } from "../../../engine/solid/solid-types.ts";
import { type Say, useSay } from "../say.tsx";

/** What a face is, in one sentence with its exact numbers. */
export function sayFace(say: Say, solid: Solid, face: number): string {
  const found = solid.faces[face];
  if (!found) return "";
  const { surface, feature, role } = found;
  const from = found.line ? say("face.from-line", { feature, line: found.line }) : feature;
  const common = { feature: from, role, number: face + 1 };
  switch (surface.kind) {
    case "cylinder":
      return say(surface.inward ? "face.hole" : "face.boss", {
        ...common,
        diameter: surface.radius * 2,
      });
    case "sphere":
      return say("face.sphere", { ...common, diameter: surface.radius * 2 });
    case "cone":
      return say("face.cone", { ...common, angle: surface.halfAngleDegrees * 2 });
    case "torus":
      return say("face.torus", { ...common, radius: surface.minorRadius });
    case "plane":
      return say("face.plane", { ...common, area: found.area });
    case "free":
      return say("face.free", common);
  }
}

export function FaceText({ solid, face }: { readonly solid: Solid; readonly face: number }) {
  const say = useSay();
  return (
    <p className="pane-note" role="status">
      {sayFace(say, solid, face)}
    </p>
  );
}
