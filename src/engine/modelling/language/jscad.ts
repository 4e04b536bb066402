import * as colorsModule from "@jscad/modeling/src/colors/index.js";
import * as curvesModule from "@jscad/modeling/src/curves/index.js";
import * as mathsModule from "@jscad/modeling/src/maths/index.js";
import * as arcModule from "@jscad/modeling/src/primitives/arc.js";
import * as geodesicModule from "@jscad/modeling/src/primitives/geodesicSphere.js";
import * as starModule from "@jscad/modeling/src/primitives/star.js";
import * as triangleModule from "@jscad/modeling/src/primitives/triangle.js";
import * as textModule from "@jscad/modeling/src/text/index.js";
import * as utilsModule from "@jscad/modeling/src/utils/index.js";

/** The package is CommonJS: what a bundler or Node calls it differs. */
function plain(module: object): unknown {
  return "default" in module ? module.default : module;
}

type Pure = Readonly<Record<string, unknown>>;
type Points = readonly (readonly number[])[];

/** The parts of JSCAD that only calculate, lent to scripts as they are. */
export const jscadMaths = plain(mathsModule) as Pure;
export const jscadColors = plain(colorsModule) as Pure;
export const jscadCurves = plain(curvesModule) as Pure;
export const jscadText = plain(textModule) as Pure;
export const jscadUtils = plain(utilsModule) as Pure;

/** The parts of JSCAD that make point lists for us. */
export const jscadStar = plain(starModule) as (o: object) => { sides: Points[] };
export const jscadTriangle = plain(triangleModule) as (o: object) => { sides: Points[] };
export const jscadArc = plain(arcModule) as (o: object) => { points: Points };
export const jscadGeodesicSphere = plain(geodesicModule) as (o: object) => {
  polygons: { vertices: Points }[];
};
