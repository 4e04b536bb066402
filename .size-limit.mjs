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
  // Fetched once, after the first screen, and counted so that growth is seen: 840 before the slicer's
  // settings, 980 with them, 1050 with the virtual print, the bed and the tolerance tables,
  // 1225 with the inspection of the mesh, its certificate, and (loaded when a lesson asks) the checks of print and file,
  // 1270 with the map of differences, the reference behind the part, and print files from elsewhere.
  {
    name: "all of the app without editor and wasm",
    path: "dist/assets/*.js",
    limit: "1290 kB",
    gzip: true,
  },
];
