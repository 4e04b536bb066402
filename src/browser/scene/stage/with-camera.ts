import type { CameraView } from "../scene-types.ts";

/** A view's own half and its camera as one. Getters must stay getters, so the halves are joined and not copied. */
export const withCamera = <V extends CameraView>(
  own: Omit<V, keyof CameraView>,
  camera: CameraView,
): V => Object.defineProperties(own, Object.getOwnPropertyDescriptors(camera)) as V;
