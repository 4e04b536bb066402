import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const PIECE = 1 << 18;

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

/** `hashOf` for a text in pieces: `pause` is awaited now and then, so that a page stays alive. */
export async function hashInSteps(
  chunks: readonly string[],
  pause: () => Promise<void>,
): Promise<string> {
  const hasher = sha256.create();
  let since = 0;
  for (const chunk of chunks) {
    hasher.update(utf8ToBytes(chunk));
    since += chunk.length;
    if (since < PIECE) continue;
    since = 0;
    await pause();
  }
  return bytesToHex(hasher.digest());
}
