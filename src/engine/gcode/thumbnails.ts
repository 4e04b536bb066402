import type { Mesh } from "../geometry/mesh.ts";
import type { PrinterProfile, PrintProfile, ThumbnailFormat } from "../machines/profile-types.ts";
import { thumbnailKey } from "./thumbnail-key.ts";
import { commentOf } from "./thumbnail/comment.ts";
import { pngOf } from "./thumbnail/png.ts";
import { qoiOf } from "./thumbnail/qoi.ts";
import { rasterise } from "./thumbnail/rasterise.ts";
import { type Picture, shrink } from "./thumbnail/shrink.ts";
import { viewOf } from "./thumbnail/view.ts";

/** Samples a pixel each way in the largest picture; the smaller ones are made of the same samples. */
const SAMPLES = 3;
/** The picture's sides that stay free, as a share. */
const FREE = 0.04;

const ENCODE: Readonly<Record<ThumbnailFormat, (picture: Picture) => Uint8Array>> = {
  png: pngOf,
  qoi: qoiOf,
};

/**
 * Pictures of the part for the printer's screen, as lines of its print file; none where the printer
 * shows none or nobody wants them. The same mesh gives the same bytes. Drawn once for all sizes:
 * a million triangles took 0.2 s in Node, a few thousand 0.02 s.
 */
export function thumbnails(mesh: Mesh, profile: PrintProfile): readonly Uint8Array<ArrayBuffer>[] {
  if (thumbnailKey(profile) === "") return [];
  const { thumbnails: sizes = [], thumbnailFormat: format = "png" }: PrinterProfile =
    profile.printer;
  const view = viewOf(mesh);
  const fits = sizes.map(([width, height]) => {
    const scale = (1 - 2 * FREE) * Math.min(width / view.width, height / view.height);
    return Number.isFinite(scale) ? scale : 0;
  });
  const finest = SAMPLES * Math.max(...fits);
  const shades = rasterise(mesh, view, finest);
  return sizes.map(([width, height], i) => {
    const picture = shrink(shades, width, height, fits[i]! > 0 ? finest / fits[i]! : 1);
    return commentOf(ENCODE[format](picture), [width, height], format);
  });
}
