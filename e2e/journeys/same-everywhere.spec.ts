import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { makeProfile, modelSolution, openLesson, saveDownload } from "../drivers/app.ts";

interface Event {
  readonly type: string;
  readonly payload: { readonly report: { readonly hash: string } };
}

const ROOT = path.resolve(import.meta.dirname, "../..");

test("a report is the same, by its hash, in the browser and on the command line", async ({
  page,
}) => {
  await page.goto("./");
  await makeProfile(page, "K-14", "trainee");
  await openLesson(page, "knob", "model");
  await modelSolution(page, "knob");
  await page.getByRole("button", { name: "Check the part" }).click();
  await page.getByRole("button", { name: "Now slice it" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await page.getByRole("button", { name: "Now hand it in" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  const save = page.getByRole("button", { name: "Save the file" }).first();
  const file = await saveDownload(page, () => save.click({ timeout: 60_000 }));
  const entries = unzipSync(new Uint8Array(readFileSync(file)));
  // The first report of the history: later ones also hold the findings of the print file.
  const history = JSON.parse(strFromU8(entries["history.json"] ?? new Uint8Array())) as Event[];
  const sent = history.find(({ type }) => type === "report.made")?.payload.report.hash ?? "";
  const solution = path.join(ROOT, "lessons/knob/solution.js");
  const program = path.join(ROOT, "src/cli/main.ts");
  const text = execFileSync(process.execPath, [program, "assess", "knob", solution, "--json"], {
    encoding: "utf8",
  });
  const here = JSON.parse(text) as { hash: string };
  expect(sent).toMatch(/^[0-9a-f]{64}$/);
  expect(here.hash).toBe(sent);
});
