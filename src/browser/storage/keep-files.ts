import type { StoredBlob } from "../../engine/records/blob.ts";
import { namesOf } from "./storage-problem.ts";

/** A file as a row: bytes, or the browser's own `Blob`. */
export interface KeptFile {
  readonly hash: string;
  readonly bytes: Uint8Array | Blob;
}

/** Files above this many bytes are kept as `Blob`. */
const LARGE = 1_000_000;

/**
 * Runs a transaction that writes files. The browser copies bytes on the page's thread when it writes
 * and reads them (50 MB: 100 ms and more), a `Blob` in 40 ms when it is made and elsewhere when it is
 * read. WebKit's private windows keep no `Blob` (`DataCloneError`, or `UnknownError` while it is
 * prepared): the transaction, which happens whole or not at all, is run again with bytes, and so are
 * all later ones of this page.
 */
export function createFileKeeper() {
  let blobs = true;
  return async <T>(
    files: readonly StoredBlob[],
    write: (rows: readonly KeptFile[]) => Promise<T>,
  ): Promise<T> => {
    if (!blobs || !files.some(({ bytes }) => bytes.length > LARGE)) return write(files);
    try {
      return await write(files.map(asBlob));
    } catch (cause) {
      const names = namesOf(cause);
      if (!names.includes("DataCloneError") && !names.includes("UnknownError")) throw cause;
      const done = await write(files);
      blobs = false;
      return done;
    }
  };
}

const asBlob = ({ hash, bytes }: StoredBlob): KeptFile =>
  bytes.length > LARGE
    ? { hash, bytes: new Blob([bytes as Uint8Array<ArrayBuffer>]) }
    : { hash, bytes };

/** The bytes of a kept file. */
export const bytesOf = async ({ bytes }: KeptFile): Promise<Uint8Array> =>
  bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
