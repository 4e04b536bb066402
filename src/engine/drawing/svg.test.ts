import { expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { DIMS, infoOf } from "./fixtures/drawings.ts";
import { bracket } from "./fixtures/parts.ts";
import { drawSheet } from "./lay-out-sheet.ts";
import { dashPattern } from "./layout/dash.ts";
import { sheetToSvg } from "./svg.ts";

function svgOf(title: string): string {
  const result = drawSheet(bracket(), infoOf(title, DIMS.bracket), quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return sheetToSvg(result.value, { label: title });
}

it("is a stand-alone picture in millimetres with widths, dashes and hooks", () => {
  const svg = svgOf("L-bracket");
  expect(svg).toContain('viewBox="0 0 297 210" width="297mm" height="210mm"');
  expect(svg).toMatch(/class="line visible" data-face="\d+" stroke-width="0.5"/);
  expect(svg).toMatch(/class="line hidden" data-face="\d+" stroke-width="0.25" stroke-dasharray=/);
  for (const { id } of DIMS.bracket) expect(svg).toContain(`data-dimension="${id}"`);
  for (const name of ["front", "top", "left", "isometric"])
    expect(svg).toContain(`<g class="view" data-view="${name}">`);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it("keeps markup in a title from becoming markup", () => {
  const svg = svgOf(`<script>"a" & 'b'\u0001</script>`);
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;");
  expect(svg).not.toContain("\u0001");
});

it("begins and ends broken lines with a dash, a long dash in the middle of centre lines", () => {
  for (const length of [4, 6, 12.5, 31, 77]) {
    const [dash, gap] = dashPattern("hidden", length) ?? [0, 0];
    const periods = (length - dash) / (dash + gap);
    expect(periods).toBeCloseTo(Math.round(periods), 9);
  }
  for (const length of [9, 14, 40, 120]) {
    const pattern = dashPattern("centre", length) ?? [];
    const period = pattern.reduce((sum, x) => sum + x, 0);
    const dots = (length - pattern[0]) / period;
    expect(dots).toBeCloseTo(2 * Math.round(dots / 2), 9);
  }
  expect(dashPattern("centre", 3)).toBeUndefined();
});
