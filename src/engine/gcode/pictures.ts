import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { fingerprint } from "../slicing/fingerprint.ts";
import { thumbnailKey } from "./thumbnail-key.ts";
import { thumbnails } from "./thumbnails.ts";

/** Draws the part's pictures for the printer's screen (`thumbnails`), anew for another mesh only. */
export type Pictures = (mesh: Mesh, profile: PrintProfile) => readonly Uint8Array<ArrayBuffer>[];

const NONE: ReturnType<Pictures> = [];

export function createPictures(): Pictures {
  let drawn = { key: "", pictures: NONE };
  return (mesh, profile) => {
    const wanted = thumbnailKey(profile);
    if (wanted === "") return NONE;
    const key = `${wanted} ${fingerprint(mesh)}`;
    if (drawn.key !== key) drawn = { key, pictures: thumbnails(mesh, profile) };
    // Copies: the buffers of an answer are moved to another thread.
    return drawn.pictures.map((picture) => picture.slice());
  };
}
