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
import { loadLessons } from "./lessons.ts";
import { chooseLanguage } from "./load-catalogue.ts";
import { startServiceWorker } from "./service-worker.ts";

const services = createServices(version);
const app = createApp(services, chooseLanguage(services.readPreference("language")));
const { lessons, problems } = loadLessons();
for (const problem of problems) app.store.getState().actions.notify(problem);

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app.");
createRoot(root).render(
  <StrictMode>
    <App app={app} services={services} lessons={lessons} />
  </StrictMode>,
);
void app.store.getState().actions.start();
startServiceWorker();
