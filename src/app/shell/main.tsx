import "@fontsource/ibm-plex-sans/400.css";
import "@fontsource/ibm-plex-sans/600.css";
import "@fontsource/ibm-plex-mono/400.css";
import "../ui/styles.css";
import "../screens/screens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApp } from "../../browser/session/app-store.ts";
import { createServices } from "../../browser/session/real-services.ts";
import { version } from "../../../package.json";
import { App } from "./app.tsx";
import { chooseLanguage } from "./load-catalogue.ts";
import { startServiceWorker } from "./service-worker.ts";

/**
 * The build, by the hash in this file's name: two of one version may slice and measure differently, and
 * what they make is compared. A page that is being worked on has none.
 */
const [, build] = /-([\w-]{8})\.js$/.exec(new URL(import.meta.url).pathname) ?? [];
const services = createServices(build ? `${version}+${build}` : version);
const app = createApp(services, chooseLanguage(services.readPreference("language")));
const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app.");

/** The lessons are data and come beside the program, so that neither waits for the other. */
async function open(page: HTMLElement): Promise<void> {
  const starting = app.store.getState().actions.start();
  const { loadLessons } = await import("./lessons.ts");
  const { lessons, problems } = loadLessons();
  for (const problem of problems) app.store.getState().actions.notify(problem);
  createRoot(page).render(
    <StrictMode>
      <App app={app} services={services} lessons={lessons} />
    </StrictMode>,
  );
  await starting;
}

// The browser asks before it closes or reloads a page on which steps still wait to be saved.
addEventListener("beforeunload", (event) => {
  if (app.unsaved()) event.preventDefault();
});
void open(root);
startServiceWorker();
