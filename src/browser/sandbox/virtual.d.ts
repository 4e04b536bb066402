/** Made by vite.config.ts: the text of `sandbox-worker.ts` bundled as one classic script. */
declare module "virtual:sandbox-worker" {
  const text: string;
  export default text;
}

/** Made by vite.config.ts: `sha256-…` of `BOOTSTRAP`. */
declare module "virtual:sandbox-hash" {
  const hash: string;
  export default hash;
}
