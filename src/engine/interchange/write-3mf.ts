import { strToU8, zipSync } from "fflate";
import type { Mesh } from "../geometry/mesh.ts";

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>`;
/** ZIP's own first day: the same mesh gives the same bytes on any day. */
const DATE = "1980-01-01T12:00:00";

/**
 * The mesh as a 3MF package with one object (3MF core specification 1.3), unit millimetre.
 * `title` becomes the model's title.
 */
export function write3mf(mesh: Mesh, title = ""): Uint8Array {
  const { positions: p, triangles: t } = mesh;
  const out: string[] = [
    `${XML}<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">\n`,
  ];
  if (title !== "") out.push(`<metadata name="Title">${escapeXml(title)}</metadata>\n`);
  out.push('<resources><object id="1" type="model"><mesh><vertices>\n');
  for (let i = 0; i < p.length; i += 3)
    out.push(`<vertex x="${digits(p[i])}" y="${digits(p[i + 1])}" z="${digits(p[i + 2])}"/>\n`);
  out.push("</vertices><triangles>\n");
  for (let i = 0; i < t.length; i += 3)
    out.push(`<triangle v1="${t[i]}" v2="${t[i + 1]}" v3="${t[i + 2]}"/>\n`);
  out.push('</triangles></mesh></object></resources><build><item objectid="1"/></build></model>\n');
  return zipSync(
    {
      "[Content_Types].xml": strToU8(TYPES),
      "_rels/.rels": strToU8(RELATIONS),
      "3D/3dmodel.model": strToU8(out.join("")),
    },
    { level: 4, mtime: DATE },
  );
}

/** A millionth of a micrometre; an exponent is allowed by the schema (`ST_Number`). */
function digits(value: number | undefined): string {
  return String(Math.round((value ?? 0) * 1e9) / 1e9 + 0);
}

// Control characters have no place in XML at all.
const escapeXml = (text: string): string =>
  Array.from(text, (character) => (character >= " " ? character : ""))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
