import { ok } from "../src/engine/foundation/result.ts";
import { layFaces } from "../src/engine/slicing/lay-faces.ts";
import { layOnBed } from "../src/engine/slicing/lay-on-bed.ts";
import { bedParts, onBed } from "../src/engine/slicing/on-bed.ts";
import { serve } from "./serve.ts";

serve<"layFaces" | "bedLayout" | "onBed">({
  layFaces: ({ mesh, supportAngle }, ctx) => layFaces(mesh, supportAngle, ctx),
  bedLayout({ mesh, bed, profile }) {
    const laid = layOnBed(bedParts(mesh, bed), bed.gap, profile);
    return laid.ok ? ok(laid.value.objects) : laid;
  },
  onBed: ({ mesh, bed, profile, supportBoxes }) =>
    onBed(bedParts(mesh, bed), bed.gap, profile, supportBoxes),
});
