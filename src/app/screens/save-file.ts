import type { FileOut } from "../../browser/session/app-state.ts";

/** Hands a file to the browser to keep: the only way in which anything leaves the page. */
export function saveFile(file: FileOut): void {
  const copy = new Uint8Array(file.bytes);
  const url = URL.createObjectURL(new Blob([copy], { type: file.mime }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has its own hold on the data once the click's task is over.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
