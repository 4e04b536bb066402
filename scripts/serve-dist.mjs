/** Serves `dist/` for the end-to-end tests: `node scripts/serve-dist.mjs --port 8137`. */
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { serve } from "./static-server.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "8137" } } });
const dist = path.resolve(import.meta.dirname, "../dist");
const { url } = await serve(dist, { port: Number(values.port), base: "/" });
console.log(url);
process.on("SIGTERM", () => process.exit(0));
