import { drawSheet } from "../src/engine/drawing/lay-out-sheet.ts";
import { serve } from "./serve.ts";

serve<"sheet">({ sheet: ({ solid, info }, ctx) => drawSheet(solid, info, ctx) });
