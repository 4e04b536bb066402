import { expect, test } from "@playwright/test";
import { appendEvent } from "../../src/engine/records/append.ts";
import { makeProfile, openLesson } from "../drivers/app.ts";

const OLD = appendEvent(
  null,
  {
    type: "profile.created",
    subject: "profile",
    payload: { pseudonym: "Heron 7", role: "trainee" },
  },
  { id: "e1", site: "local", device: "pc-old", actor: "ana", at: "2026-03-02T08:00:00.000Z" },
);

test("records of the first version open with all that is in them, beside a tab that still runs it", async ({
  context,
}) => {
  const old = await context.newPage();
  await old.goto("./icon.svg");
  await old.evaluate(
    async ([event, actor]) => {
      // Dexie's version 1 with its stores, as the first Plumbline made them.
      const opened = indexedDB.open("plumbline", 10);
      opened.onupgradeneeded = () => {
        const events = opened.result.createObjectStore("events", { keyPath: "hash" });
        events.createIndex("[actor+device+seq]", ["actor", "device", "seq"], { unique: true });
        events.createIndex("[actor+at]", ["actor", "at"]);
        events.createIndex("type", "type");
        opened.result.createObjectStore("blobs", { keyPath: "hash" }).add({
          hash: "a file",
          bytes: new Uint8Array([1, 2, 3]),
        });
        opened.result.createObjectStore("metas", { keyPath: "key" }).add({
          key: "profile",
          value: actor,
        });
        events.add(event);
      };
      await new Promise((done, failed) => {
        opened.onsuccess = done;
        opened.onerror = () => failed(opened.error);
      });
      opened.result.onversionchange = () => opened.result.close();
    },
    [OLD as object, OLD.actor] as const,
  );

  const page = await context.newPage();
  await page.goto("./");
  await expect(page.getByText("Heron 7").first()).toBeVisible();
  await page
    .evaluate(() => indexedDB.databases())
    .then((all) => expect(all).toContainEqual({ name: "plumbline", version: 20 }));

  // The old tab opens it again and finds its files as it left them.
  const found = await old.evaluate(async () => {
    const opened = indexedDB.open("plumbline");
    await new Promise((done, failed) => {
      opened.onsuccess = done;
      opened.onerror = () => failed(opened.error);
    });
    const stores = [...opened.result.objectStoreNames];
    const get = opened.result.transaction("blobs").objectStore("blobs").get("a file");
    await new Promise((done) => {
      get.onsuccess = done;
    });
    return { stores, bytes: [...(get.result as { bytes: Uint8Array }).bytes] };
  });
  expect(found).toEqual({ stores: ["blobs", "events", "files", "metas"], bytes: [1, 2, 3] });
});

test("a window whose records a newer version has changed writes nothing into them, and says why", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await makeProfile(page, "K-12", "trainee");
  const newer = await context.newPage();
  await newer.goto("./icon.svg");
  await newer.evaluate(
    () =>
      new Promise((done, failed) => {
        const opened = indexedDB.open("plumbline", 30);
        opened.onsuccess = done;
        opened.onerror = () => failed(opened.error);
      }),
  );
  await openLesson(page, "knob", "model");
  await expect(page.getByText("A newer version of Plumbline is open").first()).toBeVisible();
});
