import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path of an installed Chromium, Chrome or Edge; `PLUMBLINE_BROWSER` wins; else undefined. */
export function findBrowser() {
  if (process.env.PLUMBLINE_BROWSER) return process.env.PLUMBLINE_BROWSER;
  for (const folder of (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":"))
    for (const name of NAMES) if (existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  return PLACES.find((place) => existsSync(place));
}

/** Finds a browser, or installs Debian's `chromium` package when root on Debian; else undefined. */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found) return found;
  const debianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!debianRoot) return undefined;
  console.log("No browser found: installing the chromium package.");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
      options,
    );
  } catch {
    return undefined;
  }
  return findBrowser();
}
