import { ok } from "../src/engine/foundation/result.ts";
import { shapePart } from "../src/browser/scene/shape-part.ts";
import { serve } from "./serve.ts";

serve<"shape">({ shape: ({ solid }) => ok(shapePart(solid)) });
