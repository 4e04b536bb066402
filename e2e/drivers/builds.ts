import { createHash } from "node:crypto";
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const DIST = path.resolve(import.meta.dirname, "../../dist");

/** A folder that a host serves, and what a new release does to it. */
export interface Release {
  readonly folder: string;
  /** Puts another revision of the app in its place: another page, and the worker that lists it. */
  publish(mark: string): void;
  remove(): void;
}

/** A copy of the build, to be changed under a running app. */
export function copyBuild(folder: string): Release {
  rmSync(folder, { recursive: true, force: true });
  cpSync(DIST, folder, { recursive: true, dereference: true });
  const page = path.join(folder, "index.html");
  const worker = path.join(folder, "sw.js");
  return {
    folder,
    publish(mark) {
      const before = readFileSync(worker, "utf8");
      const html = readFileSync(page, "utf8").replace(
        "</head>",
        `<meta name="release" content="${mark}"></head>`,
      );
      // The worker knows a file by its revision: the new page's is the digest of its content.
      const digest = createHash("md5").update(html).digest("hex");
      const listed =
        /(url:\s*"index\.html",\s*revision:\s*")[0-9a-f]+|(revision:\s*")[0-9a-f]+(?=",\s*url:\s*"index\.html")/;
      const after = before.replace(listed, (_, left, right) => `${left ?? right}${digest}`);
      if (after === before) throw new Error("sw.js does not list index.html with a revision.");
      replaceFile(page, html);
      replaceFile(worker, after);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** In one step: a server in the middle of an answer must not mix two revisions. */
function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
