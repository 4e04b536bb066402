import { describe, expect, it } from "vitest";
import { bytesOf, createFileKeeper, type KeptFile } from "./keep-files.ts";

const small = { hash: "s", bytes: new Uint8Array(10) };
const large = { hash: "l", bytes: new Uint8Array(1_000_001).fill(7) };

/** A browser that keeps no `Blob`, as WebKit's private windows; counts what it was asked. */
function refusing(cause: unknown) {
  const asked: string[] = [];
  const write = async (rows: readonly KeptFile[]) => {
    const blobs = rows.some(({ bytes }) => bytes instanceof Blob);
    asked.push(blobs ? "blob" : "bytes");
    if (blobs) throw cause;
    return rows;
  };
  return { asked, write };
}

describe("a large file", () => {
  it("is kept as a Blob that gives the same bytes, and a small one as bytes", async () => {
    const rows = await createFileKeeper()([small, large], async (all) => all);
    expect(rows.map(({ bytes }) => bytes instanceof Blob)).toEqual([false, true]);
    expect(await bytesOf(rows[1] as KeptFile)).toEqual(large.bytes);
  });

  it.each([
    new DOMException("", "DataCloneError"),
    { name: "AbortError", inner: new DOMException("", "DataCloneError") },
    new DOMException("Error preparing Blob/File data", "UnknownError"),
  ])("is kept as bytes where the browser keeps no Blob, at once the next time", async (cause) => {
    const keep = createFileKeeper();
    const { asked, write } = refusing(cause);
    expect(await keep([large], write)).toEqual([large]);
    await keep([large], write);
    expect(asked).toEqual(["blob", "bytes", "bytes"]);
  });

  it("is refused with the browser's own reason where that is another one", async () => {
    const keep = createFileKeeper();
    const full = new DOMException("", "QuotaExceededError");
    const { asked, write } = refusing(full);
    await expect(keep([large], write)).rejects.toBe(full);
    expect(asked).toEqual(["blob"]);
  });
});
