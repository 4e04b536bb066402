import type { Vec2 } from "../geometry/mesh.ts";
import type { Sheet } from "./sheet-types.ts";
import { arrowMarkup, curveMarkup, escapeText, type Flip, num, textMarkup } from "./svg/markup.ts";

export interface SvgOptions {
  /** Text alternative of the whole picture (`aria-label`), in the reader's language. */
  readonly label?: string;
  /** Adds white paper and black ink, for files that leave the app; else ink is `currentColor`. */
  readonly paper?: boolean;
}

/**
 * A sheet as one stand-alone SVG in millimetres. Groups carry `data-view` and `data-dimension`,
 * lines their class (`visible`, `hidden`, `centre`, `dimension`, `frame`, `frame-thin`) and, where
 * known, `data-face`; colours come from `currentColor`, so a theme needs no second drawing.
 */
export function sheetToSvg(sheet: Sheet, options: SvgOptions = {}): string {
  const flip: Flip = ([x, y]: Vec2) => [x, sheet.height - y];
  const size = `${num(sheet.width)} ${num(sheet.height)}`;
  const label = options.label ? ` aria-label="${escapeText(options.label)}"` : "";
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="sheet" viewBox="0 0 ${size}"` +
      ` width="${num(sheet.width)}mm" height="${num(sheet.height)}mm" role="img"${label}` +
      `${options.paper ? ' color="#000"' : ""} fill="none" stroke="currentColor"` +
      ` stroke-linejoin="round" font-family="&quot;IBM Plex Mono&quot;, monospace">`,
  ];
  if (options.paper)
    out.push(
      `<rect class="paper" width="${num(sheet.width)}" height="${num(sheet.height)}" fill="#fff" stroke="none"/>`,
    );
  out.push('<g class="sheet-frame">');
  for (const curve of sheet.frame) out.push(curveMarkup(curve, flip));
  for (const text of sheet.texts) out.push(textMarkup(text, flip));
  out.push("</g>");
  for (const view of sheet.views) {
    out.push(`<g class="view" data-view="${view.name}">`);
    // Wide lines last, so that they lie over the narrow ones.
    const order = ["centre", "hidden", "visible"];
    const curves = [...view.curves].sort((p, q) => order.indexOf(p.line) - order.indexOf(q.line));
    for (const curve of curves) out.push(curveMarkup(curve, flip));
    out.push("</g>");
  }
  for (const d of sheet.dimensions) {
    const id = escapeText(d.id);
    out.push(`<g class="dimension" data-dimension="${id}" data-view="${d.view}">`);
    out.push(`<title>${escapeText(d.text.text)}</title>`);
    for (const curve of d.curves) out.push(curveMarkup(curve, flip));
    for (const arrow of d.arrows) out.push(arrowMarkup(arrow, flip));
    out.push(textMarkup(d.text, flip), "</g>");
  }
  out.push("</svg>");
  return out.join("\n");
}
