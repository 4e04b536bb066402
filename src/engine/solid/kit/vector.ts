import type { Vec3 } from "../../geometry/mesh.ts";

export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
/**
 * √(x² + y² + z²), scaled by the largest and summed with compensation (Kahan, "Further remarks on
 * reducing truncation errors", 1965). `Math.hypot` may round otherwise in each browser.
 */
export function hypot3(x: number, y: number, z: number): number {
  const [a, b, c] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  const most = Math.max(a, b, c);
  if (most === 0) return 0;
  const first = (a / most) * (a / most);
  const second = (b / most) * (b / most);
  const two = first + second;
  const third = (c / most) * (c / most) - (two - first - second);
  return Math.sqrt(two + third) * most;
}
export const length = (a: Vec3): number => hypot3(a[0], a[1], a[2]);
export const unit = (a: Vec3): Vec3 => {
  const l = length(a);
  return l > 0 ? times(a, 1 / l) : [0, 0, 0];
};

/** Any unit vector square to the unit vector `a`. */
export function squareTo(a: Vec3): Vec3 {
  const helper: Vec3 = Math.abs(a[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0];
  return unit(cross(a, helper));
}
