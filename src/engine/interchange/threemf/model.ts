import { scanXml, type XmlTag } from "../text/scan-xml.ts";
import { IndexList, NumberList } from "../mesh/growing.ts";
import type { FileUnit } from "../import-types.ts";

/** Column 0..2 of the rows of a 4 × 3 matrix; a point is a row that stands left of it. */
export type Transform = readonly number[];
export const IDENTITY: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

/** A use of an object: by id, in another model file where `path` is given. */
export interface Reference {
  readonly id: string;
  readonly path?: string;
  readonly transform: Transform;
}

export interface ModelObject {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  readonly components: readonly Reference[];
  /** `support` objects are helpers of a slicer, not part of the model. */
  readonly type: string;
}

/** One `.model` file (3MF core specification 1.3). */
export interface Model {
  readonly unit: FileUnit;
  readonly objects: ReadonlyMap<string, ModelObject>;
  readonly items: readonly Reference[];
}

export type ModelMistake =
  | { readonly kind: "syntax"; readonly offset: number }
  | { readonly kind: "not-finite" | "bad-index"; readonly object: string; readonly value: string };

const UNITS: Readonly<Record<string, FileUnit>> = {
  micron: "micrometre",
  millimeter: "millimetre",
  centimeter: "centimetre",
  inch: "inch",
  foot: "foot",
  meter: "metre",
};

/** Reads the text of a `.model` file: units, meshes, components, build items. */
export function readModel(text: string): Model | ModelMistake {
  const objects = new Map<string, ModelObject>();
  const items: Reference[] = [];
  let unit: FileUnit = "millimetre";
  let mistake: ModelMistake | undefined;
  let isModel = false;
  let id = "";
  let type = "model";
  let positions = new NumberList();
  let triangles = new IndexList();
  let components: Reference[] = [];

  const vertex = (tag: XmlTag): void => {
    const [x, y, z] = [number(tag.get("x")), number(tag.get("y")), number(tag.get("z"))];
    if (!Number.isFinite(x + y + z))
      mistake ??= {
        kind: "not-finite",
        object: id,
        value: `${tag.get("x")} ${tag.get("y")} ${tag.get("z")}`,
      };
    positions.push3(x, y, z);
  };
  const triangle = (tag: XmlTag): void => {
    const corners = [tag.get("v1"), tag.get("v2"), tag.get("v3")];
    const [a = NaN, b = NaN, c = NaN] = corners.map(number);
    const count = positions.length / 3;
    if (![a, b, c].every((corner) => Number.isInteger(corner) && corner >= 0 && corner < count))
      mistake ??= { kind: "bad-index", object: id, value: corners.join(" ").slice(0, 40) };
    else triangles.push3(a, b, c);
  };
  const offset = scanXml(text, {
    open(tag) {
      if (tag.name === "vertex") vertex(tag);
      else if (tag.name === "triangle") triangle(tag);
      else if (tag.name === "model") {
        isModel = true;
        unit = UNITS[tag.get("unit") ?? "millimeter"] ?? "millimetre";
      } else if (tag.name === "object") {
        id = tag.get("id") ?? "";
        type = tag.get("type") ?? "model";
        positions = new NumberList();
        triangles = new IndexList();
        components = [];
      } else if (tag.name === "component" || tag.name === "item") {
        const transform = readTransform(tag.get("transform"));
        if (!transform) mistake ??= { kind: "not-finite", object: id, value: "transform" };
        const path = tag.get("path");
        const use = {
          id: tag.get("objectid") ?? "",
          ...(path === undefined ? {} : { path }),
          transform: transform ?? IDENTITY,
        };
        (tag.name === "item" ? items : components).push(use);
      }
    },
    close(name) {
      if (name === "object")
        objects.set(id, {
          positions: positions.finish(),
          triangles: triangles.finish(),
          components,
          type,
        });
    },
  });
  if (mistake) return mistake;
  if (offset >= 0 || !isModel) return { kind: "syntax", offset: Math.max(0, offset) };
  return { unit, objects, items };
}

const number = (text: string | undefined): number =>
  text === undefined || text.trim() === "" ? NaN : Number(text);

function readTransform(text: string | undefined): Transform | undefined {
  if (text === undefined) return IDENTITY;
  const values = text.trim().split(/\s+/, 13).map(Number);
  return values.length === 12 && values.every(Number.isFinite) ? values : undefined;
}
