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
    // What takes an out writes into it and gives it back: vec3.add(vec3.create(), a, b).
    namespace vec2 {
      /** The sum of a and b, written into out. */
      function add(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** a minus b, written into out. */
      function subtract(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** Each number of a times that of b. */
      function multiply(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** Each number of a divided by that of b. */
      function divide(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** Longer or shorter: every number times amount. */
      function scale(out: Vec2, vector: Vec2, amount: number): Vec2;
      /** The same direction, one millimetre long. */
      function normalize(out: Vec2, vector: Vec2): Vec2;
      /** The opposite direction. */
      function negate(out: Vec2, vector: Vec2): Vec2;
      /** All numbers without their minus sign. */
      function abs(out: Vec2, vector: Vec2): Vec2;
      /** From a (t = 0) to b (t = 1). */
      function lerp(out: Vec2, a: Vec2, b: Vec2, t: number): Vec2;
      /** The smaller number of each pair. */
      function min(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** The larger number of each pair. */
      function max(out: Vec2, a: Vec2, b: Vec2): Vec2;
      /** Rounded to multiples of epsilon. */
      function snap(out: Vec2, vector: Vec2, epsilon: number): Vec2;
      /** Moved and turned by a matrix. */
      function transform(out: Vec2, vector: Vec2, matrix: Mat4): Vec2;
      /** Sum of the products: 0 when a and b are at right angles. */
      function dot(a: Vec2, b: Vec2): number;
      /** How far a is from b, mm. */
      function distance(a: Vec2, b: Vec2): number;
      function squaredDistance(a: Vec2, b: Vec2): number;
      /** How long it is, mm. */
      function length(vector: Vec2): number;
      function squaredLength(vector: Vec2): number;
      function equals(a: Vec2, b: Vec2): boolean;
      /** A copy. */
      function clone(vector: Vec2): Vec2;
      function copy(out: Vec2, vector: Vec2): Vec2;
      /** All zeros, to write into. */
      function create(): Vec2;
      function fromScalar(out: Vec2, scalar: number): Vec2;
      function toString(vector: Vec2): string;
      function fromValues(x: number, y: number): Vec2;
      /** Its direction from the x axis, radians. */
      function angle(vector: Vec2): number;
      function angleRadians(vector: Vec2): number;
      function angleDegrees(vector: Vec2): number;
      /** One millimetre in a direction, radians from the x axis. */
      function fromAngleRadians(out: Vec2, radians: number): Vec2;
      function fromAngleDegrees(out: Vec2, degrees: number): Vec2;
      function cross(out: Vec3, a: Vec2, b: Vec2): Vec3;
      /** At right angles to it. */
      function normal(out: Vec2, vector: Vec2): Vec2;
      /** Turned about a point. */
      function rotate(out: Vec2, vector: Vec2, origin: Vec2, radians: number): Vec2;
    }
    namespace vec3 {
      /** The sum of a and b, written into out. */
      function add(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** a minus b, written into out. */
      function subtract(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** Each number of a times that of b. */
      function multiply(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** Each number of a divided by that of b. */
      function divide(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** Longer or shorter: every number times amount. */
      function scale(out: Vec3, vector: Vec3, amount: number): Vec3;
      /** The same direction, one millimetre long. */
      function normalize(out: Vec3, vector: Vec3): Vec3;
      /** The opposite direction. */
      function negate(out: Vec3, vector: Vec3): Vec3;
      /** All numbers without their minus sign. */
      function abs(out: Vec3, vector: Vec3): Vec3;
      /** From a (t = 0) to b (t = 1). */
      function lerp(out: Vec3, a: Vec3, b: Vec3, t: number): Vec3;
      /** The smaller number of each pair. */
      function min(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** The larger number of each pair. */
      function max(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** Rounded to multiples of epsilon. */
      function snap(out: Vec3, vector: Vec3, epsilon: number): Vec3;
      /** Moved and turned by a matrix. */
      function transform(out: Vec3, vector: Vec3, matrix: Mat4): Vec3;
      /** Sum of the products: 0 when a and b are at right angles. */
      function dot(a: Vec3, b: Vec3): number;
      /** How far a is from b, mm. */
      function distance(a: Vec3, b: Vec3): number;
      function squaredDistance(a: Vec3, b: Vec3): number;
      /** How long it is, mm. */
      function length(vector: Vec3): number;
      function squaredLength(vector: Vec3): number;
      function equals(a: Vec3, b: Vec3): boolean;
      /** A copy. */
      function clone(vector: Vec3): Vec3;
      function copy(out: Vec3, vector: Vec3): Vec3;
      /** All zeros, to write into. */
      function create(): Vec3;
      function fromScalar(out: Vec3, scalar: number): Vec3;
      function toString(vector: Vec3): string;
      function fromValues(x: number, y: number, z: number): Vec3;
      function fromVec2(out: Vec3, vector: Vec2, z?: number): Vec3;
      /** The angle between a and b, radians. */
      function angle(a: Vec3, b: Vec3): number;
      /** At right angles to both. */
      function cross(out: Vec3, a: Vec3, b: Vec3): Vec3;
      /** At right angles to it. */
      function orthogonal(out: Vec3, vector: Vec3): Vec3;
      /** Turned about a line along x through origin. */
      function rotateX(out: Vec3, vector: Vec3, origin: Vec3, radians: number): Vec3;
      /** Turned about a line along y through origin. */
      function rotateY(out: Vec3, vector: Vec3, origin: Vec3, radians: number): Vec3;
      /** Turned about a line along z through origin. */
      function rotateZ(out: Vec3, vector: Vec3, origin: Vec3, radians: number): Vec3;
    }
    namespace mat4 {
      /** Moves nothing: where to begin, or what to write into. */
      function create(): Mat4;
      function identity(out: Mat4): Mat4;
      function clone(matrix: Mat4): Mat4;
      function copy(out: Mat4, matrix: Mat4): Mat4;
      function fromValues(m00: number, m01: number, m02: number, m03: number, m10: number, m11: number, m12: number, m13: number, m20: number, m21: number, m22: number, m23: number, m30: number, m31: number, m32: number, m33: number): Mat4;
      /** Moves by [x, y, z]. */
      function fromTranslation(out: Mat4, offset: Vec3): Mat4;
      function fromScaling(out: Mat4, factors: Vec3): Mat4;
      /** Turns about an axis. */
      function fromRotation(out: Mat4, radians: number, axis: Vec3): Mat4;
      function fromXRotation(out: Mat4, radians: number): Mat4;
      function fromYRotation(out: Mat4, radians: number): Mat4;
      function fromZRotation(out: Mat4, radians: number): Mat4;
      function fromTaitBryanRotation(out: Mat4, yaw: number, pitch: number, roll: number): Mat4;
      /** Turns the direction source into target. */
      function fromVectorRotation(out: Mat4, source: Vec3, target: Vec3): Mat4;
      /** First b, then a. */
      function multiply(out: Mat4, a: Mat4, b: Mat4): Mat4;
      function add(out: Mat4, a: Mat4, b: Mat4): Mat4;
      function subtract(out: Mat4, a: Mat4, b: Mat4): Mat4;
      /** What undoes it; null where nothing can. */
      function invert(out: Mat4, matrix: Mat4): Mat4 | null;
      /** Moves first, then does what the matrix does. */
      function translate(out: Mat4, matrix: Mat4, offset: Vec3): Mat4;
      function scale(out: Mat4, matrix: Mat4, factors: Vec3): Mat4;
      function rotate(out: Mat4, matrix: Mat4, radians: number, axis: Vec3): Mat4;
      function rotateX(out: Mat4, matrix: Mat4, radians: number): Mat4;
      function rotateY(out: Mat4, matrix: Mat4, radians: number): Mat4;
      function rotateZ(out: Mat4, matrix: Mat4, radians: number): Mat4;
      /** Mirrors at a plane: [normal x, y, z, distance from the origin]. */
      function mirrorByPlane(out: Mat4, plane: number[]): Mat4;
      function isIdentity(matrix: Mat4): boolean;
      function isMirroring(matrix: Mat4): boolean;
      function isOnlyTransformScale(matrix: Mat4): boolean;
      function equals(a: Mat4, b: Mat4): boolean;
      function toString(matrix: Mat4): string;
    }
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
