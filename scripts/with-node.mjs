/**
 * `node scripts/with-node.mjs [NODE OPTIONS] FILE ARGS…`: runs FILE under Node 24 with the
 * packages installed, and ends with its exit code.
 */
import { resolve } from "node:path";
import { ensure, nodeFirst, ROOT, run } from "./bootstrap.mjs";

await ensure();
const args = process.argv.slice(2);
const at = args.findIndex((arg) => !arg.startsWith("-"));
if (at < 0) {
  process.stderr.write("Usage: node scripts/with-node.mjs [NODE OPTIONS] FILE ARGS…\n");
  process.exit(2);
}
// FILE is named from the project's root; the other paths stay relative to where the person is.
args[at] = resolve(ROOT, args[at]);
process.exit(await run(process.execPath, args, { env: nodeFirst() }));
