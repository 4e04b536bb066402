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
  {
    name: "all of the app without editor, wasm and workers' packs",
    path: "dist/assets/*.js",
    limit: "900 kB",
    gzip: true,
  },
];
