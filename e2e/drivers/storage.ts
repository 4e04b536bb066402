import type { Page } from "@playwright/test";

/** What the app may keep before the disk counts as full, bytes; some steps of a person fit in. */
const QUOTA = 1_500_000;
const FILLER = "somebody-else";

/**
 * Gives the app's origin a small quota (Chromium's own override). Before the app is opened, since
 * the browser looks at the quota anew only when what it granted is used up. Goes with
 * `serviceWorkers: "block"`: the offline copy of the app alone would not fit.
 */
export async function limitStorage(page: Page, baseURL: string | undefined): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(baseURL ?? "").origin,
    quotaSize: QUOTA,
  });
}

/** Writes beside the app, smaller and smaller, until nothing more goes in. Answers the error. */
export function fillStorage(page: Page): Promise<string> {
  return page.evaluate(async (name) => {
    const opened = indexedDB.open(name, 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore("ballast");
    await new Promise((done, failed) => {
      opened.onsuccess = done;
      opened.onerror = () => failed(opened.error);
    });
    const put = (size: number) =>
      new Promise<string>((done) => {
        const noise = crypto.getRandomValues(new Uint8Array(size));
        const step = opened.result.transaction("ballast", "readwrite", { durability: "strict" });
        step.objectStore("ballast").put(noise, crypto.getRandomValues(new Uint8Array(8)));
        step.oncomplete = () => done("");
        step.onabort = () => done(step.error?.name ?? "unknown");
      });
    let refused = "";
    for (const size of [65_536, 16_384, 4_096, 1_024, 256, 16])
      for (refused = ""; !refused; ) refused = await put(size);
    opened.result.close();
    return refused;
  }, FILLER);
}

/** Somebody made room again. */
export async function freeStorage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin });
  await page.evaluate(
    (name) =>
      new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done;
      }),
    FILLER,
  );
}
