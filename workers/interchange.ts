import { ok } from "../src/engine/foundation/result.ts";
import { importMesh } from "../src/engine/interchange/import-mesh.ts";
import { write3mf } from "../src/engine/interchange/write-3mf.ts";
import { writeObj } from "../src/engine/interchange/write-obj.ts";
import { writeStl } from "../src/engine/interchange/write-stl.ts";
import { serve } from "./serve.ts";

const WRITERS = { stl: writeStl, obj: writeObj, "3mf": write3mf } as const;

serve<"importMesh" | "exportMesh">({
  importMesh: ({ bytes, name }, ctx) => importMesh(bytes, name, ctx),
  exportMesh: ({ mesh, format, title }) => ok(WRITERS[format](mesh, title)),
});
