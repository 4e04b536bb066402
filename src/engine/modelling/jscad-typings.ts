/**
 * What the editor knows of the modelling language: a declaration file for `@jscad/modeling` as the
 * workshop has it, and for `require`. Angles are radians, lengths millimetres.
 */
export const JSCAD_TYPINGS = `
declare module "@jscad/modeling" {
  type Vec2 = [number, number] | number[];
  type Vec3 = [number, number, number] | number[];
  type RGB = [number, number, number] | [number, number, number, number] | number[];
  type Mat4 = number[];
  /** A flat shape. Its \`name\` becomes the name of its faces. */
  interface Geom2 { name?: string; readonly flat: true }
  /** A solid. Its \`name\` becomes the name of its faces. */
  interface Geom3 { name?: string; readonly solid: true }
  /** A line of points. */
  interface Path2 { readonly points: Vec2[]; readonly isClosed: boolean }
  type Shape = Geom2 | Geom3 | Path2;
  type Many<T> = T | readonly Many<T>[];
  type Corners = "edge" | "round" | "chamfer";

  namespace primitives {
    /** A cube around its centre. */
    function cube(options?: { size?: number; center?: Vec3 }): Geom3;
    /** A box: size is [x, y, z]. */
    function cuboid(options?: { size?: Vec3; center?: Vec3 }): Geom3;
    /** A box with rounded edges. */
    function roundedCuboid(options?: { size?: Vec3; center?: Vec3; roundRadius?: number; segments?: number }): Geom3;
    /** A cylinder along z. Without segments it is as round as the printer can show. */
    function cylinder(options?: { height?: number; radius?: number; center?: Vec3; segments?: number; startAngle?: number; endAngle?: number }): Geom3;
    /** A cone or an oval cylinder along z: radii are [x, y] at its start (bottom) and end (top). */
    function cylinderElliptic(options?: { height?: number; startRadius?: Vec2; endRadius?: Vec2; center?: Vec3; segments?: number; startAngle?: number; endAngle?: number }): Geom3;
    /** A cylinder with rounded ends. */
    function roundedCylinder(options?: { height?: number; radius?: number; roundRadius?: number; center?: Vec3; segments?: number }): Geom3;
    /** A ball. */
    function sphere(options?: { radius?: number; center?: Vec3; segments?: number }): Geom3;
    /** A stretched ball: radius is [x, y, z]. */
    function ellipsoid(options?: { radius?: Vec3; center?: Vec3; segments?: number }): Geom3;
    /** A ball made of equal triangles. */
    function geodesicSphere(options?: { radius?: number; frequency?: number }): Geom3;
    /** A ring around z: innerRadius is its thickness, outerRadius its size. */
    function torus(options?: { innerRadius?: number; outerRadius?: number; innerSegments?: number; outerSegments?: number; startAngle?: number; outerRotation?: number }): Geom3;
    /** A solid from points and faces (lists of point numbers, counter-clockwise seen from outside). */
    function polyhedron(options: { points: Vec3[]; faces: number[][]; orientation?: "outward" | "inward" }): Geom3;
    function circle(options?: { radius?: number; center?: Vec2; startAngle?: number; endAngle?: number; segments?: number }): Geom2;
    function ellipse(options?: { radius?: Vec2; center?: Vec2; startAngle?: number; endAngle?: number; segments?: number }): Geom2;
    function rectangle(options?: { size?: Vec2; center?: Vec2 }): Geom2;
    function roundedRectangle(options?: { size?: Vec2; center?: Vec2; roundRadius?: number; segments?: number }): Geom2;
    function square(options?: { size?: number; center?: Vec2 }): Geom2;
    function star(options?: { center?: Vec2; vertices?: number; density?: number; outerRadius?: number; innerRadius?: number; startAngle?: number }): Geom2;
    function triangle(options?: { type?: "AAA" | "AAS" | "ASA" | "SAS" | "SSA" | "SSS"; values?: Vec3 }): Geom2;
    /** A flat shape from its corner points; a list of lists makes holes. */
    function polygon(options: { points: Vec2[] | Vec2[][]; paths?: number[] | number[][] }): Geom2;
    function line(points: Vec2[]): Path2;
    function arc(options?: { center?: Vec2; radius?: number; startAngle?: number; endAngle?: number; segments?: number; makeTangent?: boolean }): Path2;
  }
  namespace booleans {
    /** Joins shapes into one. */
    function union<T extends Geom2 | Geom3>(...shapes: Many<T>[]): T;
    /** Cuts all further shapes away from the first. */
    function subtract<T extends Geom2 | Geom3>(...shapes: Many<T>[]): T;
    /** Keeps what all shapes share. */
    function intersect<T extends Geom2 | Geom3>(...shapes: Many<T>[]): T;
  }
  namespace transforms {
    /** Moves by [x, y, z]. */
    function translate<T extends Shape>(offset: Vec3, shape: T): T;
    function translateX<T extends Shape>(offset: number, shape: T): T;
    function translateY<T extends Shape>(offset: number, shape: T): T;
    function translateZ<T extends Shape>(offset: number, shape: T): T;
    /** Turns about x, then y, then z. Angles are radians: degToRad(90) is a quarter turn. */
    function rotate<T extends Shape>(angles: Vec3, shape: T): T;
    function rotateX<T extends Shape>(angle: number, shape: T): T;
    function rotateY<T extends Shape>(angle: number, shape: T): T;
    function rotateZ<T extends Shape>(angle: number, shape: T): T;
    function scale<T extends Shape>(factors: Vec3, shape: T): T;
    function scaleX<T extends Shape>(factor: number, shape: T): T;
    function scaleY<T extends Shape>(factor: number, shape: T): T;
    function scaleZ<T extends Shape>(factor: number, shape: T): T;
    function mirror<T extends Shape>(options: { origin?: Vec3; normal?: Vec3 }, shape: T): T;
    function mirrorX<T extends Shape>(shape: T): T;
    function mirrorY<T extends Shape>(shape: T): T;
    function mirrorZ<T extends Shape>(shape: T): T;
    function center<T extends Shape>(options: { axes?: boolean[]; relativeTo?: Vec3 }, shape: T): T;
    function centerX<T extends Shape>(shape: T): T;
    function centerY<T extends Shape>(shape: T): T;
    function centerZ<T extends Shape>(shape: T): T;
    function align<T extends Shape>(options: { modes?: ("center" | "max" | "min" | "none")[]; relativeTo?: (number | null)[]; grouped?: boolean }, ...shapes: Many<T>[]): T;
    function transform<T extends Shape>(matrix: Mat4, shape: T): T;
  }
  namespace extrusions {
    /** Pulls a flat shape up along z. */
    function extrudeLinear(options: { height?: number; twistAngle?: number; twistSteps?: number }, shape: Geom2 | Path2): Geom3;
    /** Turns a flat profile about the y axis, which becomes z. */
    function extrudeRotate(options: { segments?: number; startAngle?: number; angle?: number }, shape: Geom2): Geom3;
    /** Makes a wall along a line or an outline: size to each side, height up. */
    function extrudeRectangular(options: { size?: number; height?: number; corners?: Corners; segments?: number }, shape: Geom2 | Path2): Geom3;
    /** The shadow of a solid on the ground. */
    function project(options: { axis?: Vec3 }, shape: Geom3): Geom2;
  }
  namespace hulls {
    /** The tightest skin around all shapes. */
    function hull<T extends Geom2 | Geom3>(...shapes: Many<T>[]): T;
    /** Hulls of each shape and the next, joined. */
    function hullChain<T extends Geom2 | Geom3>(...shapes: Many<T>[]): T;
  }
  namespace expansions {
    /** Grows a shape by delta (solids: corners "round" only), or gives a line a width. */
    function expand<T extends Shape>(options: { delta?: number; corners?: Corners; segments?: number }, shape: T): T extends Path2 ? Geom2 : T;
    /** Grows or (delta below 0) shrinks a flat shape. */
    function offset(options: { delta?: number; corners?: Corners; segments?: number }, shape: Geom2): Geom2;
  }
  namespace measurements {
    /** [[min x, y, z], [max x, y, z]] */
    function measureBoundingBox(shape: Shape): [number[], number[]];
    function measureDimensions(shape: Shape): [number, number, number];
    function measureCenter(shape: Shape): [number, number, number];
    function measureVolume(shape: Shape): number;
    function measureArea(shape: Shape): number;
    function measureAggregateBoundingBox(...shapes: Many<Shape>[]): [number[], number[]];
    function measureAggregateVolume(...shapes: Many<Shape>[]): number;
    function measureAggregateArea(...shapes: Many<Shape>[]): number;
  }
  namespace colors {
    /** Colours a shape: [red, green, blue, opacity], each 0 to 1. */
    function colorize<T extends Shape>(color: RGB, shape: T): T;
    function colorNameToRgb(name: string): RGB;
    function hexToRgb(hex: string): RGB;
    function hslToRgb(...hsl: number[]): RGB;
    function hsvToRgb(...hsv: number[]): RGB;
    function rgbToHex(...rgb: number[]): string;
  }
  namespace text {
    /** The strokes of a text as lists of points; give them a width with path2 and extrudeRectangular. */
    function vectorText(options: { height?: number; align?: "left" | "center" | "right"; xOffset?: number; yOffset?: number; lineSpacing?: number; letterSpacing?: number }, text: string): Vec2[][];
    function vectorChar(options: { height?: number }, character: string): { width: number; height: number; segments: Vec2[][] };
  }
  namespace geometries {
    const geom2: { fromPoints(points: Vec2[]): Geom2; create(sides: Vec2[][]): Geom2; isA(value: unknown): boolean };
    const geom3: { fromPoints(polygons: Vec3[][]): Geom3; isA(value: unknown): boolean };
    const path2: { fromPoints(options: { closed?: boolean }, points: Vec2[]): Path2; create(points: Vec2[]): Path2; close(path: Path2): Path2; toPoints(path: Path2): Vec2[] };
  }
  namespace maths {
    const constants: { TAU: number; EPS: number; spatialResolution: number };
    const vec2: Record<string, (...values: any[]) => any>;
    const vec3: Record<string, (...values: any[]) => any>;
    const mat4: Record<string, (...values: any[]) => any>;
  }
  namespace utils {
    /** Degrees to radians. */
    function degToRad(degrees: number): number;
    /** Radians to degrees. */
    function radToDeg(radians: number): number;
    function flatten<T>(list: Many<T>[]): T[];
  }
}
declare function require(name: "@jscad/modeling"): typeof import("@jscad/modeling");
declare const module: { exports: unknown };
declare const console: { log(...values: unknown[]): void };
`;
