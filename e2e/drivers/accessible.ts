import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing on the screen breaks WCAG 2.2 AA; `what` names the screen in what is found. */
export async function isAccessible(page: Page, what: string) {
  // A button that has just been enabled is half-way between two colours for a moment.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`,
  );
  expect(found).toEqual([]);
}
