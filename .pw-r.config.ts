import base from "/work/main/playwright.config.ts";
export default { ...base, testDir: "/work/main/e2e", outputDir: "/tmp/pw-r-out", workers: 1, timeout: 90_000, use: { ...base.use, baseURL: "http://localhost:8171/", trace: "off" }, webServer: { command: "node /tmp/serve-r.mjs", url: "http://localhost:8171/", reuseExistingServer: false } };
