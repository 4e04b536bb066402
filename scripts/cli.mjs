/** `npm run cli -- VERB …`: the command line under Node 24, built first when a source is newer. */
import { ensure, nodeFirst, run } from "./bootstrap.mjs";
import { cliStart } from "./build-cli.mjs";

await ensure();
const args = [...(await cliStart()), ...process.argv.slice(2)];
process.exit(await run(process.execPath, args, { env: nodeFirst() }));
