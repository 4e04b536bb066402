import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import {
  changePerson,
  cutNetwork,
  goTo,
  lessonFile,
  makeProfile,
  modelSolution,
  openLesson,
  saveDownload,
  waitSaved,
  watch,
} from "../drivers/app.ts";

interface Question {
  readonly id: string;
  readonly answer: number;
}

async function answerQuestions(page: Page, lesson: string) {
  const { questions } = JSON.parse(lessonFile(lesson, "lesson.json")) as { questions: Question[] };
  const forms = page.locator("form.question");
  await expect(forms).toHaveCount(questions.length);
  for (const [i, question] of questions.entries()) {
    // A decimal comma counts as well as a point.
    await forms.nth(i).getByRole("textbox").fill(String(question.answer).replace(".", ","));
    await forms.nth(i).getByRole("button", { name: "Answer" }).click();
    await expect(forms.nth(i).getByText("That is right")).toBeVisible();
  }
}

async function sliceAndSave(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  const save = page.getByRole("button", { name: "Save the G-code" });
  return saveDownload(page, () => save.click());
}

test("L-bracket: from the drawing to the tutor's answer, and again with the network cut", async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-217", "trainee");

  await openLesson(page, "l-bracket");
  await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
  await answerQuestions(page, "l-bracket");
  await page.getByRole("button", { name: "Now model it" }).click();

  await modelSolution(page, "l-bracket");
  await page.getByRole("button", { name: "Check the part" }).click();
  await expect(page.getByText("The part matches the drawing")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Now slice it" }).click();

  const gcode = readFileSync(await sliceAndSave(page), "utf8");
  expect(gcode).toMatch(/^G28/m);
  expect(gcode).toMatch(/^M109 S2\d\d/m);
  expect(gcode.match(/^;LAYER_CHANGE/gm)?.length).toBe(225);

  await page.getByRole("button", { name: "Now hand it in" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByText("Handed in and kept on this computer")).toBeVisible({
    timeout: 60_000,
  });
  const handed = await saveDownload(page, () =>
    page.getByRole("button", { name: "Save the file" }).first().click(),
  );
  await waitSaved(page);

  await cutNetwork(context, page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Handed in so far" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Hand in again" })).toBeVisible();

  await changePerson(page, "K-217");
  await makeProfile(page, "Tutor 1", "tutor");
  await page.getByRole("link", { name: "Open the review desk" }).click();
  await page.locator("input[type=file]").setInputFiles(handed);
  await expect(page.getByText("Everything comes out the same here")).toBeVisible({
    timeout: 120_000,
  });
  await page.getByLabel("Remark", { exact: true }).fill("A clean part.");
  await page.getByRole("button", { name: "Add the remark" }).click();
  await page.getByText("is passed", { exact: true }).click();
  await page.getByText("may be printed", { exact: true }).click();
  await page.getByRole("button", { name: "Give the answer" }).click();
  await expect(page.getByText("The answer is ready")).toBeVisible();

  await changePerson(page, "Tutor 1");
  await page.getByRole("button", { name: "K-217 (a trainee)" }).click();
  await openLesson(page, "l-bracket", "hand-in");
  await expect(page.getByText("Passed by Tutor 1")).toBeVisible();
  await expect(page.getByText("A clean part.")).toBeVisible();

  // The whole line once more in another lesson, still without the network.
  await openLesson(page, "plate-with-holes", "model");
  await modelSolution(page, "plate-with-holes");
  await page.getByRole("button", { name: "Check the part" }).click();
  await expect(page.getByText("The part matches the drawing")).toBeVisible({ timeout: 60_000 });
  await goTo(page, "Slice");
  expect(readFileSync(await sliceAndSave(page), "utf8")).toMatch(/^G28/m);
  expect(faults).toEqual([]);
});
