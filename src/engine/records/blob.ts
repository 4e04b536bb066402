import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { noPause, PIECE, type Pause } from "./pause.ts";

/** A file kept beside the events, known by the SHA-256 of its bytes. */
export interface StoredBlob {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Lower-case hexadecimal SHA-256 (FIPS 180-4, 2015) of bytes, or of a text in UTF-8. */
export function hashOf(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
}

/** Bytes with their name. */
export function toBlob(content: Uint8Array | string): StoredBlob {
  const bytes = typeof content === "string" ? utf8ToBytes(content) : content;
  return { hash: hashOf(bytes), bytes };
}

/** `hashOf` for large content, given in pieces or whole. */
export async function hashInSteps(
  content: Uint8Array | readonly Uint8Array[],
  pause: Pause = noPause,
): Promise<string> {
  const hasher = sha256.create();
  let since = 0;
  for (const piece of piecesOf(content)) {
    hasher.update(piece);
    since += piece.length;
    if (since < 4 * PIECE) continue;
    since = 0;
    await pause();
  }
  return bytesToHex(hasher.digest());
}

function* piecesOf(content: Uint8Array | readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of content instanceof Uint8Array ? [content] : content)
    for (let at = 0; at < part.length; at += PIECE) yield part.subarray(at, at + PIECE);
}
