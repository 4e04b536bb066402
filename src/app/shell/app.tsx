import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { useStore } from "zustand";
import type { App as AppHandle } from "../../browser/session/app-store.ts";
import type { Services } from "../../browser/session/services.ts";
import type { Catalogue } from "../../catalogues/catalogue.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { AppProvider } from "../screens/app-context.tsx";
import { HomeScreen } from "../screens/home-screen.tsx";
import { WhoScreen } from "../screens/who-screen.tsx";
import { SayProvider } from "../screens/say.tsx";
import { Broken } from "./broken.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Frame } from "./frame.tsx";
import { loadCatalogue } from "./load-catalogue.ts";
import { parseRoute, type Route, useHash } from "./route.ts";

// The first screen must come quickly on an old computer: the desks are loaded when one is opened.
const LessonPlace = lazy(() =>
  import("./lesson-place.tsx").then((file) => ({ default: file.LessonPlace })),
);
const WorkshopPlace = lazy(() =>
  import("./desk-places.tsx").then((file) => ({ default: file.WorkshopPlace })),
);
const WorkScreen = lazy(() =>
  import("../screens/work-screen.tsx").then((file) => ({ default: file.WorkScreen })),
);
const ReviewPlace = lazy(() =>
  import("./desk-places.tsx").then((file) => ({ default: file.ReviewPlace })),
);

interface Props {
  readonly app: AppHandle;
  readonly services: Services;
  readonly lessons: readonly Lesson[];
}

/** The whole page: language, theme, place. */
export function App({ app, services, lessons }: Props) {
  const { ready, language, theme } = useStore(app.store);
  const [catalogue, setCatalogue] = useState<Catalogue>();
  const hash = useHash();
  const route = useMemo(() => parseRoute(hash), [hash]);
  const context = useMemo(
    () => ({ app: app.store, lessons, run: services.run }),
    [app, lessons, services],
  );

  useEffect(() => {
    let late = false;
    void loadCatalogue(language).then((loaded) => {
      if (!late) setCatalogue(loaded);
    });
    return () => {
      late = true;
    };
  }, [language]);
  useEffect(() => {
    if (catalogue) document.documentElement.lang = catalogue.language;
  }, [catalogue]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  if (!ready || !catalogue) return null;
  return (
    <SayProvider value={catalogue}>
      <I18nProvider locale={catalogue.language}>
        <AppProvider value={context}>
          <ErrorBoundary key={placeOf(route)} fallback={(retry) => <Broken onRetry={retry} />}>
            <Suspense fallback={null}>
              <Place route={route} app={app} services={services} lessons={lessons} />
            </Suspense>
          </ErrorBoundary>
        </AppProvider>
      </I18nProvider>
    </SayProvider>
  );
}

/** A screen that broke starts afresh at another place; a step inside a lesson is the same place. */
const placeOf = (route: Route): string =>
  route.screen === "lesson" ? `lesson ${route.lesson}` : route.screen;

function Place({ route, app, services, lessons }: Props & { readonly route: Route }) {
  const profile = useStore(app.store, (state) => state.profile);
  if (!profile)
    return (
      <Frame desk={false}>
        <WhoScreen />
      </Frame>
    );
  const own = { app, services, key: profile.actor };
  if (route.screen === "lesson") {
    const lesson = lessons.find(({ id }) => id === route.lesson);
    return (
      <LessonPlace
        {...own}
        key={`${profile.actor} ${route.lesson}`}
        lesson={lesson}
        asked={route.station}
      />
    );
  }
  if (route.screen === "workshop")
    return <WorkshopPlace {...own} key={own.key} project={route.project} />;
  if (route.screen === "review") return <ReviewPlace {...own} key={own.key} lessons={lessons} />;
  return <Frame desk={false}>{route.screen === "work" ? <WorkScreen /> : <HomeScreen />}</Frame>;
}
