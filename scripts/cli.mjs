/** `npm run cli -- VERB …`: the command line under Node 24, built first when a source is newer. */
import { ensure, nodeFirst, run } from "./bootstrap.mjs";
import { builtCli } from "./build-cli.mjs";

await ensure();
const main = await builtCli();
const args = ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)];
process.exit(await run(process.execPath, args, { env: nodeFirst() }));
