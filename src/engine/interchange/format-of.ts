/** The format of a mesh file by its first bytes (3MF is a ZIP file), then by its name. */
export function formatOf(bytes: Uint8Array, name: string): "stl" | "obj" | "3mf" | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04)
    return "3mf";
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return extension === "stl" || extension === "obj" || extension === "3mf" ? extension : undefined;
}
