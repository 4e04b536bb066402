import { fstatSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Standard output and error by their numbers, not as `process.stdout`: making Node's streams for these
 * loads twenty modules. (With the sentences left unread that are not said: 9 % off the work of a small part.)
 */
export const OUT = 1;
export const ERROR = 2;

const EAGAIN_PAUSE_MS = 2;
const EXIT_UNTOLD = 2;

/** Writes all of it, waiting while a pipe is full. Ends the process where the reader has gone. */
export function write(fd: typeof OUT | typeof ERROR, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; )
    try {
      at += writeSync(fd, bytes, at);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(EXIT_UNTOLD);
      if (code !== "EAGAIN") throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, EAGAIN_PAUSE_MS);
    }
}

/** Does a person see what is written there? */
export function isTerminal(fd: typeof OUT | typeof ERROR): boolean {
  try {
    if (!fstatSync(fd).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  // The null device is one too; only this tells, and takes long to load.
  const { isatty } = createRequire(import.meta.url)("node:tty") as typeof import("node:tty");
  return isatty(fd);
}
