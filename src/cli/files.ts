// Nothing else waits here, and loading the promises of the file system takes 6 ms of a small part.
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename } from "node:path";
import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";

const MAX_BYTES = 1 << 30;

/** Bytes of a regular file. Problems: `cli.cannot-read`, `cli.file-too-large`. */
export async function readBytes(path: string, max = MAX_BYTES): Promise<Result<Uint8Array>> {
  const place = { kind: "file", name: basename(path) } as const;
  try {
    const info = statSync(path);
    if (!info.isFile())
      return fail(problem("cli.cannot-read", { name: path, reason: "notfile" }, place));
    if (info.size > max)
      return fail(problem("cli.file-too-large", { name: path, bytes: info.size, max }, place));
    return ok(readFileSync(path));
  } catch (cause) {
    return fail(problem("cli.cannot-read", { name: path, reason: reasonOf(cause) }, place));
  }
}

/** Text of a regular file. */
export async function readText(path: string, max?: number): Promise<Result<string>> {
  const bytes = await readBytes(path, max);
  return bytes.ok ? ok(new TextDecoder().decode(bytes.value)) : bytes;
}

/**
 * Writes beside the target first and renames, so that a broken write leaves an older file whole.
 * Problem: `cli.cannot-write`.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | readonly Uint8Array[],
): Promise<Result<number>> {
  const draft = `${path}.${process.pid}.part`;
  try {
    const file = openSync(draft, "w");
    try {
      for (const chunk of content instanceof Uint8Array ? [content] : content)
        writeFileSync(file, chunk);
    } finally {
      closeSync(file);
    }
    const { size } = statSync(draft);
    renameSync(draft, path);
    return ok(size);
  } catch (cause) {
    try {
      rmSync(draft, { force: true });
    } catch {
      // What was wrong with writing is wrong with removing too.
    }
    return fail(problem("cli.cannot-write", { name: path, reason: reasonOf(cause) }));
  }
}

/** The system's short name of what went wrong: the catalogues have words for the common ones. */
function reasonOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
}
