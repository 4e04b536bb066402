import { arrangeOnBed } from "../src/engine/slicing/arrange-on-bed.ts";
import { layFaces } from "../src/engine/slicing/lay-faces.ts";
import { onBed } from "../src/engine/slicing/on-bed.ts";
import { partFoot } from "../src/engine/slicing/part-foot.ts";
import { turnMesh } from "../src/engine/slicing/turn.ts";
import { serve } from "./serve.ts";

serve<"layFaces" | "partFoot" | "bedLayout" | "onBed">({
  layFaces: ({ mesh, supportAngle }, ctx) => layFaces(mesh, supportAngle, ctx),
  partFoot: ({ mesh, turn }) => partFoot(turnMesh(mesh, turn)),
  bedLayout: ({ parts, gap, profile }) => arrangeOnBed(parts, gap, profile),
  onBed: ({ parts, gap, profile, supportBoxes }) => onBed(parts, gap, profile, supportBoxes),
});
