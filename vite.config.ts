import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { editorPackPlugin } from "./scripts/vite/editor-pack.ts";
import { noEvalPlugin } from "./scripts/vite/no-eval.ts";
import { policyPlugin } from "./scripts/vite/policy.ts";
import { sandboxPlugin } from "./scripts/vite/sandbox.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Monaco and what only it needs: named apart so that the worker keeps them as their own pack. */
const EDITOR_PACK = "assets/editor/";
const isEditor = (ids: readonly string[]) =>
  ids.some((id) => id.includes("/node_modules/monaco-editor/"));
const PRECACHE_LIMIT = 8 * 1024 * 1024;

export default defineConfig({
  // Relative, so that the same build runs at any path of any static host.
  base: "./",
  plugins: [
    react(),
    sandboxPlugin(),
    policyPlugin(),
    editorPackPlugin(EDITOR_PACK),
    VitePWA({
      strategies: "generateSW",
      // The person decides when a new version starts: the shell asks, nothing reloads by itself.
      registerType: "prompt",
      injectRegister: false,
      manifest: {
        name: "Plumbline",
        short_name: "Plumbline",
        description: "From a technical drawing to printable G-code.",
        start_url: ".",
        scope: ".",
        display: "standalone",
        background_color: "#faf8f3",
        theme_color: "#faf8f3",
        icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
      },
      workbox: {
        globPatterns: ["**/*.{html,js,css,wasm,woff2,svg,png,json,webmanifest}"],
        globIgnores: [`${EDITOR_PACK}**`, "hostile.html", "headers.json"],
        maximumFileSizeToCacheInBytes: PRECACHE_LIMIT,
        navigateFallback: "index.html",
        navigateFallbackDenylist: [/hostile\.html/],
        cleanupOutdatedCaches: true,
        // The first visit is under the worker's care at once; a newer version still waits to be asked.
        clientsClaim: true,
        // The editor pack is fetched in the background after the install (editor/pack.ts) and
        // answered from here. Its names carry hashes, so an entry never goes stale.
        runtimeCaching: [
          {
            urlPattern: ({ url }) => url.pathname.includes("/assets/editor/"),
            handler: "CacheFirst",
            options: { cacheName: "editor-pack", expiration: { maxEntries: 60 } },
          },
        ],
      },
    }),
  ],
  worker: {
    format: "es",
    plugins: () => [noEvalPlugin()],
    rolldownOptions: {
      output: {
        entryFileNames: ({ moduleIds, name }) =>
          `${isEditor(moduleIds) || /^(ts|editor)\.worker/.test(name) ? EDITOR_PACK : "assets/"}[name]-[hash].js`,
        chunkFileNames: ({ moduleIds }) =>
          `${isEditor(moduleIds) ? EDITOR_PACK : "assets/"}[name]-[hash].js`,
      },
    },
  },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 6000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: at("./index.html"), hostile: at("./hostile.html") },
      output: {
        chunkFileNames: ({ moduleIds }) =>
          `${isEditor(moduleIds) ? EDITOR_PACK : "assets/"}[name]-[hash].js`,
        assetFileNames: ({ originalFileNames }) =>
          `${isEditor(originalFileNames.map((name) => `/${name}`)) ? EDITOR_PACK : "assets/"}[name]-[hash][extname]`,
      },
    },
  },
});
