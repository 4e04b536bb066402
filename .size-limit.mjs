import { readFileSync } from "node:fs";

/** What the first screen loads is what the page itself names: its script, preloads and styles. */
const page = readFileSync("dist/index.html", "utf8");
const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];

export default [
  {
    name: "shell, all that the first screen loads",
    path: named.map(([, file]) => `dist/${file}`),
    limit: "250 kB",
    gzip: true,
  },
  // Fetched once, after the first screen; the slicer with its settings and pictures took it from 840.
  {
    name: "all of the app without editor, wasm and workers' packs",
    path: "dist/assets/*.js",
    limit: "1000 kB",
    gzip: true,
  },
];
