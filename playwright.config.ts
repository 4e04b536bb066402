import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/find-browser.mjs";

/** The built app, served as any static host would, in the browser that is installed. */
export default defineConfig({
  testDir: "e2e",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  outputDir: "test-results",
  use: {
    baseURL: "http://localhost:8137/",
    viewport: { width: 1366, height: 768 },
    locale: "en-GB",
    actionTimeout: 20_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? "",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-quic",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve-dist.mjs --port 8137`,
    url: "http://localhost:8137/",
    reuseExistingServer: !process.env.CI,
  },
});
