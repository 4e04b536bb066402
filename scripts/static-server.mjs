/**
 * A small file server for the built app: right types, the policy headers that the build wrote,
 * caching that lets the service worker see updates. Node only, no dependency.
 */
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".stl": "model/stl",
  ".3mf": "model/3mf",
  ".obj": "model/obj",
  ".gcode": "text/x-gcode",
  ".pdf": "application/pdf",
};
const TRIES = 50;

/**
 * Serves the folder `dir` on localhost. `port` 0 takes any free one; a taken port gives way to the
 * next one unless `strict`. `base` (`/school/plumbline/`) is the path under which the app stands.
 * @param {string} dir
 * @param {{ port?: number, base?: string, host?: string, strict?: boolean }} [options]
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve(dir, options = {}) {
  const root = realpathSync(resolve(dir));
  const base = `/${(options.base ?? "/").replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const policy = policyHeaders(root);
  const server = createServer((request, response) => {
    try {
      answer(request, response, { root, base, policy });
    } catch {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, host, options.port ?? 8117, options.strict ? 1 : TRIES);
  return {
    url: `http://localhost:${port}${base}`,
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function answer(request, response, { root, base, policy }) {
  response.on("error", () => {});
  const headers = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    ...policy,
  };
  const refuse = (status, extra = {}) => {
    response.writeHead(status, {
      ...headers,
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-cache",
      ...extra,
    });
    response.end(request.method === "HEAD" ? undefined : `${status}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(405, { Allow: "GET, HEAD" });
  const [path = "/", query] = (request.url ?? "/").split("?", 2);
  if (`${path}/` === base) return refuse(308, { Location: base + (query ? `?${query}` : "") });
  if (!path.startsWith(base)) return refuse(404);
  const found = fileFor(root, path.slice(base.length));
  if (!found) return refuse(404);
  const tag = `"${found.size.toString(36)}-${Math.round(found.time).toString(36)}"`;
  Object.assign(headers, {
    "Content-Type": TYPES[extname(found.file).toLowerCase()] ?? "application/octet-stream",
    "Cache-Control": path.startsWith(`${base}assets/`)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    ETag: tag,
  });
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304, headers);
    return response.end();
  }
  response.writeHead(200, { ...headers, "Content-Length": found.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(found.file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** The file that a request names, never outside the root, not even through a link. */
function fileFor(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return undefined;
  if (decoded.split("/").some((part) => part.startsWith("."))) return undefined;
  let file = join(root, decoded);
  try {
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    file = realpathSync(file);
    const info = statSync(file);
    if (!file.startsWith(root + sep) || !info.isFile()) return undefined;
    return { file, size: info.size, time: info.mtimeMs };
  } catch {
    return undefined;
  }
}

/** The headers that the build wrote to `headers.json`; a build without that file gets none. */
function policyHeaders(root) {
  try {
    return JSON.parse(readFileSync(join(root, "headers.json"), "utf8")).headers ?? {};
  } catch {
    return {};
  }
}

function listen(server, host, port, tries) {
  return new Promise((done, failed) => {
    const attempt = (next, left) => {
      const refused = (error) => {
        if (error.code === "EADDRINUSE" && left > 1 && port !== 0) attempt(next + 1, left - 1);
        else failed(error);
      };
      server.once("error", refused);
      server.listen(next, host, () => {
        server.off("error", refused);
        done(server.address().port);
      });
    };
    attempt(port, tries);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const { values, positionals } = parseArgs({
    options: { port: { type: "string" }, base: { type: "string" } },
    allowPositionals: true,
  });
  const dir = positionals[0] ?? join(dirname(process.argv[1]), "..", "dist");
  const { url } = await serve(dir, { port: Number(values.port ?? 8117), base: values.base });
  console.log(url);
}
