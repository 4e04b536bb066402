import type { PrintProfile } from "../machines/profile-types.ts";

/** What the pictures of a part depend on besides its mesh; empty where none are wanted. */
export function thumbnailKey({ printer, settings }: PrintProfile): string {
  const { thumbnails = [], thumbnailFormat = "png" } = printer;
  return settings.thumbnails && thumbnails.length > 0
    ? `${thumbnailFormat} ${thumbnails.join(" ")}`
    : "";
}
