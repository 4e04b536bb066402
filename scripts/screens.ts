/**
 * Makes the pictures of every screen in `docs/screens/`, from the built app: run
 * `node scripts/screens.ts` after a build. `--dist` names another build, `--out` another folder,
 * `--only light|dark|pt|zoom` one of the tours.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import {
  changePerson,
  lessonFile,
  makeProfile,
  modelSolution,
  openLesson,
  waitSaved,
  writeCode,
} from "../e2e/drivers/app.ts";
import { findBrowser } from "./find-browser.mjs";
import { smallPng } from "./small-png.ts";
import { serve } from "./static-server.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const LESSON = "l-bracket";
const LONG = { timeout: 120_000 };
/** The camera's glide and the fonts come to rest. */
const SETTLE_MS = 900;
/** The script runs again only a moment after the last change; until then the old part stands. */
const RERUN_MS = 3_000;
const SYNTAX_ERROR = [/subtract\(/, "subtract(("] as const;

type Shoot = (name: string) => Promise<void>;

interface Tour {
  readonly id: string;
  readonly suffix: string;
  readonly context: BrowserContextOptions;
  readonly walk: (page: Page, shoot: Shoot) => Promise<void>;
  /** Only these; without it all that the walk passes. */
  readonly names?: readonly string[];
}

const DESK = { width: 1366, height: 768 };

const TOURS: readonly Tour[] = [
  {
    id: "light",
    suffix: "light-1366",
    context: { viewport: DESK, colorScheme: "light" },
    walk: wholeLine,
  },
  {
    id: "dark",
    suffix: "dark-1920",
    context: { viewport: { width: 1920, height: 1080 }, colorScheme: "dark" },
    walk: wholeLine,
    names: ["read", "model", "check", "slice", "review"],
  },
  {
    id: "pt",
    suffix: "light-1366-pt",
    context: { viewport: DESK, colorScheme: "light" },
    walk: async (page, shoot) => {
      await toCheck(page);
      await page.getByRole("button", { name: "Language: EN" }).click();
      await page.getByRole("menuitem", { name: "Português" }).click();
      // The part's view is made anew, and looks at the chosen check again.
      await page.waitForTimeout(SETTLE_MS);
      await page.getByRole("button", { name: "Ver tudo", exact: true }).last().click();
      await shoot("check");
    },
  },
  {
    id: "zoom",
    suffix: "light-zoom-200",
    context: { viewport: DESK, deviceScaleFactor: 2, colorScheme: "light" },
    walk: async (page, shoot) => {
      await toCheck(page);
      await page.setViewportSize({ width: DESK.width / 2, height: DESK.height / 2 });
      await shoot("check");
    },
  },
];

/** A trainee's way along the line, then the workshop, then the tutor's desk. */
async function wholeLine(page: Page, shoot: Shoot) {
  await page.goto("./");
  await page.getByLabel("A name or code for you").waitFor();
  await shoot("who");
  await makeProfile(page, "K-217", "trainee");
  await openLesson(page, LESSON);
  await page.locator(".drawing-sheet svg").waitFor(LONG);
  await answerQuestions(page, 1);
  await shoot("read");
  await answerQuestions(page);

  await openLesson(page, LESSON, "model");
  await modelSolution(page, LESSON);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await shoot("model");
  await writeCode(page, lessonFile(LESSON, "solution.js").replace(...SYNTAX_ERROR));
  await page.getByRole("button", { name: /^Show line/ }).click(LONG);
  await shoot("model-error");

  await writeCode(page, lessonFile(LESSON, `mistakes/${wrongHole()}`));
  await page.getByText("The part is built").waitFor(LONG);
  await page.getByRole("button", { name: "Check the part" }).click();
  await page.locator(".desk-step .notice-fail").waitFor(LONG);
  await shoot("check-wrong");

  await page.getByRole("button", { name: "Change it" }).click();
  await modelSolution(page, LESSON);
  await page.waitForTimeout(RERUN_MS);
  await page.getByText("The part is built").waitFor(LONG);
  await checked(page);
  await shoot("check");
  await page.getByRole("button", { name: "Now slice it" }).click();
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await page.getByText("The print file, read back").waitFor(LONG);
  await shoot("slice");

  await page.getByRole("button", { name: "Now hand it in" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByText("Handed in and kept on this computer").waitFor(LONG);
  await waitSaved(page);
  await shoot("hand-in");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the file" }).first().click(),
  ]);
  const handedIn = readFileSync(await download.path());

  await page.goto("./#/");
  await page.getByRole("heading", { name: "Hello, K-217" }).waitFor();
  await shoot("home");
  await page.goto("./#/work");
  await page.getByRole("heading", { name: "My work" }).waitFor();
  await shoot("work");
  await page.goto("./#/workshop");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "block.stl", mimeType: "model/stl", buffer: prism(GABLE, 32) });
  await page.getByRole("button", { name: "Take this size" }).click(LONG);
  await page.getByRole("button", { name: "Slice", exact: true }).click(LONG);
  await page.getByText("The print file, read back").waitFor(LONG);
  await shoot("workshop");

  await changePerson(page, "K-217");
  await makeProfile(page, "Tutor 1", "tutor");
  await page.goto("./#/review");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "k-217.plumb", mimeType: "application/zip", buffer: handedIn });
  await page.getByText("Everything comes out the same here").waitFor(LONG);
  const remark = page.getByLabel("Remark", { exact: true });
  await remark.fill("A clean part. Both holes are where the drawing wants them.");
  await page.getByRole("button", { name: /Where/ }).click();
  await page
    .getByRole("option", { name: /cylinder/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Add the remark" }).click();
  await shoot("review");
}

async function toCheck(page: Page) {
  await page.goto("./");
  await makeProfile(page, "K-217", "trainee");
  await openLesson(page, LESSON, "model");
  await modelSolution(page, LESSON);
  await checked(page);
}

/** Checks the part, and chooses the first check, so that drawing and part both point at it. */
async function checked(page: Page) {
  await page.getByRole("button", { name: "Check the part" }).click();
  await page.getByText("The part matches the drawing").waitFor(LONG);
  await page
    .locator(".check-row", { hasText: /diameter/ })
    .first()
    .click();
  const stage = page.getByRole("region", { name: "Your part" });
  await stage.getByRole("button", { name: "Fit", exact: true }).click();
  await waitSaved(page);
}

function wrongHole(): string {
  const { mistakes } = JSON.parse(lessonFile(LESSON, "lesson.json")) as {
    mistakes: readonly { file: string; check: string }[];
  };
  const found = mistakes.find(({ check }) => check.includes("diameter"));
  if (!found) throw new Error("The lesson has no mistake about a diameter.");
  return found.file;
}

/** Answers the first `count` questions at the read station rightly; without it, all. */
async function answerQuestions(page: Page, count?: number): Promise<void> {
  const { questions } = JSON.parse(lessonFile(LESSON, "lesson.json")) as {
    questions: readonly { answer: number }[];
  };
  for (const [i, { answer }] of questions.slice(0, count).entries()) {
    const form = page.locator("form.question").nth(i);
    await form.getByRole("textbox").fill(String(answer));
    await form.getByRole("button", { name: "Answer" }).click();
    await form.getByText("That is right").waitFor();
  }
}

/** A block with a pitched top, in mm. */
const GABLE = [
  [0, 0],
  [44, 0],
  [44, 14],
  [22, 30],
  [0, 14],
] as const;

/** A binary STL of a convex outline in x and z, pulled along y. */
function prism(outline: readonly (readonly [number, number])[], depth: number): Buffer {
  const n = outline.length;
  const corners = [0, depth].flatMap((y) => outline.map(([x, z]) => [x, y, z]));
  const facets = outline.flatMap((_, i) => {
    const next = (i + 1) % n;
    const sides = [
      [i, n + i, next],
      [next, n + i, n + next],
    ];
    const ends = [
      [0, i, i + 1],
      [n, n + i + 1, n + i],
    ];
    return i > 0 && i < n - 1 ? [...sides, ...ends] : sides;
  });
  const bytes = Buffer.alloc(84 + 50 * facets.length);
  bytes.writeUInt32LE(facets.length, 80);
  for (const [i, facet] of facets.entries())
    for (const [j, corner] of facet.entries())
      for (const [k, value] of (corners[corner] ?? []).entries())
        bytes.writeFloatLE(value, 84 + 50 * i + 12 + 12 * j + 4 * k);
  return bytes;
}

async function take(browser: Browser, baseURL: string, tour: Tour, out: string) {
  const context = await browser.newContext({
    baseURL,
    locale: "en-GB",
    reducedMotion: "reduce",
    ...tour.context,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await tour.walk(page, async (name) => {
    if (tour.names && !tour.names.includes(name)) return;
    const file = `${name}-${tour.suffix}.png`;
    await page.mouse.move(2, 2);
    await page.waitForTimeout(SETTLE_MS);
    writeFileSync(path.join(out, file), smallPng(await page.screenshot()));
    console.log(file);
  });
  await context.close();
}

const { values } = parseArgs({
  options: {
    dist: { type: "string", default: path.join(ROOT, "dist") },
    out: { type: "string", default: path.join(ROOT, "docs/screens") },
    only: { type: "string" },
  },
});
mkdirSync(values.out, { recursive: true });
const host = await serve(values.dist, { port: 0 });
const browser = await chromium.launch({
  executablePath: findBrowser() ?? "",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  for (const tour of TOURS)
    if (!values.only || values.only === tour.id) await take(browser, host.url, tour, values.out);
} finally {
  await browser.close();
  await host.close();
}
