import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "./static-server.mjs";

const folder = mkdtempSync(join(tmpdir(), "plumbline-serve-"));
const dist = join(folder, "dist");
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(dist, "index.html"), "<title>app</title>");
  writeFileSync(join(dist, "app.webmanifest"), "{}");
  writeFileSync(join(dist, ".stamp"), "hidden");
  writeFileSync(join(dist, "assets", "kernel-1a2b.wasm"), "wasm");
  writeFileSync(join(dist, "assets", "a.js"), "1");
  writeFileSync(
    join(dist, "headers.json"),
    '{"headers":{"Content-Security-Policy":"default-src \'self\'"}}',
  );
  symlinkSync(join(folder, "secret.txt"), join(dist, "link.txt"));
  server = await serve(dist, { port: 0, base: "/school/app" });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A request whose path is sent as it stands: `fetch` would tidy the dots away. */
function raw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    request({ port: server.port, host: "127.0.0.1", path }, (response) => {
      let body = "";
      response.on("data", (piece) => {
        body += piece;
      });
      response.on("end", () => done({ status: response.statusCode ?? 0, body }));
    })
      .on("error", failed)
      .end();
  });
}

test("serves the page under its base, with the policy of the build", async () => {
  const page = await fetch(server.url);
  expect(await page.text()).toBe("<title>app</title>");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toBe("default-src 'self'");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const bare = await fetch(server.url.slice(0, -1), { redirect: "manual" });
  expect(bare.headers.get("location")).toBe("/school/app/");
});

test("assets are kept for good, the rest is asked for again", async () => {
  const wasm = await fetch(`${server.url}assets/kernel-1a2b.wasm`);
  expect(wasm.headers.get("content-type")).toBe("application/wasm");
  expect(wasm.headers.get("cache-control")).toContain("immutable");
  const manifest = await fetch(`${server.url}app.webmanifest`);
  expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
  const again = await fetch(`${server.url}app.webmanifest`, {
    headers: { "If-None-Match": manifest.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

test.each([
  "/school/app/../secret.txt",
  "/school/app/..%2fsecret.txt",
  "/school/app/%2e%2e/%2e%2e/secret.txt",
  "/school/app/..\\secret.txt",
  "/school/app//etc/passwd",
  "/school/app/link.txt",
  "/school/app/.stamp",
  "/school/app/%",
  "/school/app/a%00.js",
  "/secret.txt",
  "/",
])("%s is not found", async (path) => {
  const { status, body } = await raw(path);
  expect(status).toBe(404);
  expect(body).not.toContain("secret");
});

test("only reads, and a taken port gives way to the next", async () => {
  expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
  const second = await serve(dist, { port: server.port });
  expect(second.port).toBeGreaterThan(server.port);
  await second.close();
  await expect(serve(dist, { port: server.port, strict: true })).rejects.toThrow();
});
