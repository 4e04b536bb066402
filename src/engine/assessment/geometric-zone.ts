import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Vec3 } from "../geometry/mesh.ts";
import { cross, unit } from "./features/vectors.ts";
import { datumAxis, datumPlane } from "./zones/datum-feature.ts";
import {
  type Datum,
  datumFrame,
  type DatumFrame,
  fromFrame,
  toFrame,
} from "./zones/datum-frame.ts";
import { enclosingTube } from "./zones/enclosing-tube.ts";
import { aboutLine, aboutPlane, aboutPoint, aboutSurface, type Nominal } from "./zones/location.ts";
import { parallelPlanes } from "./zones/parallel-planes.ts";
import { principalAxes } from "./zones/principal-axes.ts";
import { rings } from "./zones/rings.ts";
import { runOut } from "./zones/run-out.ts";
import type { Line, Zone } from "./zones/zone-types.ts";

type Points = readonly Vec3[];

/**
 * A geometrical characteristic of ISO 1101:2017 and the points of the feature that it is asked of: a
 * face's corners, or points along an axis or median plane. All in one frame, mm; directions are unit.
 */
export type ZoneRequest =
  | { readonly kind: "flatness"; readonly points: Points }
  /** `section`: normal of the plane in which a face's line lies; without one the line is an axis (⌀). */
  | { readonly kind: "straightness"; readonly points: Points; readonly section?: Vec3 }
  | { readonly kind: "roundness"; readonly sections: readonly Points[]; readonly axis: Line }
  | { readonly kind: "cylindricity"; readonly points: Points; readonly axis: Line }
  /**
   * `nominal`: a face's true normal, or an axis's true direction (`of: "axis"`, zone ⌀). With a datum plane
   * alone a face's zone may still turn about that plane's normal: `about`.
   */
  | {
      readonly kind: "parallelism" | "perpendicularity" | "angularity";
      readonly of: "face" | "axis";
      readonly points: Points;
      readonly nominal: Vec3;
      readonly about?: Vec3;
    }
  | { readonly kind: "position"; readonly points: Points; readonly of: Datum | Vec3 }
  | { readonly kind: "coaxiality"; readonly points: Points; readonly datum: Line }
  | { readonly kind: "concentricity"; readonly points: Points; readonly datum: Vec3 }
  | {
      readonly kind: "symmetry";
      readonly points: Points;
      readonly datum: { readonly point: Vec3; readonly normal: Vec3 };
    }
  | {
      readonly kind: "circular run-out" | "total run-out";
      readonly sections: readonly Points[];
      readonly datum: Line;
      readonly direction: "radial" | "axial";
    }
  | { readonly kind: "profile"; readonly points: Points; readonly nominal: Nominal };

/** Fewer points than this leave the zone open. */
const LEAST_POINTS: Readonly<Partial<Record<ZoneRequest["kind"], number>>> = {
  flatness: 3,
  straightness: 2,
  roundness: 3,
  cylindricity: 5,
};

/**
 * The width (or diameter) of the least zone that holds the feature, with the bound of its error and the
 * point to show. With a `frame` the points are the part's, and all else in the request (axes, true
 * places, nominal directions) is said in that datum system; the answer's point is the part's again.
 * Problem: `assessment.zone` (too few points, or they do not define the zone).
 */
export function geometricZone(request: ZoneRequest, frame?: DatumFrame): Result<Zone> {
  const groups = "sections" in request ? request.sections : [request.points];
  const needed = LEAST_POINTS[request.kind] ?? 1;
  const open = () => {
    const given = groups.length === 0 ? 0 : Math.min(...groups.map((g) => g.length));
    return fail(problem("assessment.zone", { kind: request.kind, needed, given }));
  };
  if (groups.length === 0 || groups.some((g) => g.length < needed || !g.every(isFinitePoint)))
    return open();
  const zone = measured(frame ? laid(request, frame) : request);
  if (!zone || !Number.isFinite(zone.value)) return open();
  const { value, bound, at } = zone;
  return ok({ value, bound, at: frame ? fromFrame(frame, at) : at });
}

/** The request with its points in the datum system. */
function laid(request: ZoneRequest, frame: DatumFrame): ZoneRequest {
  const lay = (points: Points): Points => points.map((p) => toFrame(frame, p));
  return "sections" in request
    ? { ...request, sections: request.sections.map(lay) }
    : { ...request, points: lay(request.points) };
}

const isFinitePoint = (p: Vec3): boolean => p.every(Number.isFinite);

function measured(request: ZoneRequest): Zone | undefined {
  switch (request.kind) {
    case "flatness":
      return parallelPlanes(request.points, principalAxes(request.points)[2], { kind: "free" });
    case "straightness":
      return straightness(request.points, request.section);
    case "roundness":
      return worstOf(request.sections.map((s) => rings(s, request.axis, false)));
    case "cylindricity":
      return rings(request.points, request.axis, true);
    case "parallelism":
    case "perpendicularity":
    case "angularity": {
      const { of, points, nominal, about } = request;
      if (of === "axis") return enclosingTube(points, nominal, false);
      return parallelPlanes(
        points,
        nominal,
        about ? { kind: "about", axis: about } : { kind: "fixed" },
      );
    }
    case "position": {
      const { of, points } = request;
      if (!("kind" in of)) return aboutPoint(points, of);
      return of.kind === "plane" ? aboutPlane(points, of.point, of.normal) : aboutLine(points, of);
    }
    case "coaxiality":
      return aboutLine(request.points, request.datum);
    case "concentricity":
      return aboutPoint(request.points, request.datum);
    case "symmetry":
      return aboutPlane(request.points, request.datum.point, request.datum.normal);
    case "circular run-out":
      return runOut(request.sections, request.datum, request.direction);
    case "total run-out":
      return runOut([request.sections.flat()], request.datum, request.direction);
    case "profile":
      return aboutSurface(request.points, request.nominal);
  }
}

function straightness(points: Points, section?: Vec3): Zone | undefined {
  const axis = principalAxes(points)[0];
  if (!section) return enclosingTube(points, axis, true);
  return parallelPlanes(points, unit(cross(section, axis)), { kind: "about", axis: unit(section) });
}

function worstOf(zones: readonly (Zone | undefined)[]): Zone | undefined {
  let worst: Zone | undefined;
  for (const zone of zones) {
    if (!zone) return undefined;
    if (!worst || zone.value > worst.value) worst = zone;
  }
  return worst;
}

/** A face or a round feature that a drawing marks as a datum. */
export type DatumFeature =
  | { readonly kind: "plane"; readonly points: Points; readonly outward: Vec3 }
  | {
      readonly kind: "axis";
      readonly points: Points;
      readonly start: Line;
      readonly side: "shaft" | "hole";
    };

/**
 * The datum system A, A|B or A|B|C of a part (ISO 5459:2011). Problem: `assessment.datum`, with the letter
 * of the datum that has too few points or adds nothing to those before it.
 */
export function datumSystem(features: readonly DatumFeature[]): Result<DatumFrame> {
  const datums: Datum[] = [];
  let frame: DatumFrame | undefined;
  for (const [i, feature] of features.entries()) {
    const primary = datums[0];
    const held = primary?.kind === "plane" ? primary.normal : undefined;
    const datum =
      feature.kind === "plane"
        ? datumPlane(
            feature.points,
            feature.outward,
            isAcross(feature.outward, held) ? held : undefined,
          )
        : datumAxis(feature.points, feature.start, feature.side);
    if (datum) datums.push(datum);
    frame = datum && datumFrame(datums);
    if (!frame) return fail(problem("assessment.datum", { letter: "ABCDEF"[i] ?? "?" }));
  }
  return frame ? ok(frame) : fail(problem("assessment.datum", { letter: "A" }));
}

/** Nearly square to the primary plane: then it is held square to it. */
function isAcross(outward: Vec3, held: Vec3 | undefined): boolean {
  if (!held) return false;
  const along = held[0] * outward[0] + held[1] * outward[1] + held[2] * outward[2];
  return Math.abs(along) < 0.5;
}
