import { DoubleSide, Ray, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { FACE, faceWith, HOLED_BOX, holedBox } from "../fixtures/holed-box.ts";
import { middleOfFace } from "./face-place.ts";
import { partEdges, segmentsOfKind, segmentsWhere } from "./part-edges.ts";
import { partShape, treeOf, wholeShape } from "./part-shape.ts";
import { partTriangles } from "./part-triangles.ts";
import { sectionOutline } from "./section-outline.ts";
import { NO_TWIN, twinEdges } from "./topology.ts";

const SEGMENTS = 32;
const solid = holedBox(SEGMENTS);

describe("edges", () => {
  it("lie where two faces meet: twelve of the box and two rims", () => {
    const edges = partEdges(solid);
    const rims = segmentsWhere(edges, (e) => [edges.left[e], edges.right[e]].includes(FACE.hole));
    expect(rims).toHaveLength(6 * 2 * SEGMENTS);
    expect(edges.left).toHaveLength(12 + 2 * SEGMENTS);
    expect(segmentsOfKind(edges, "sharp")).toEqual(edges.segments);
  });

  it("are found where a door gave each triangle its own corners", () => {
    const { mesh } = solid;
    const split = {
      positions: new Float64Array(
        [...mesh.triangles].flatMap((v) => Array.from(mesh.positions.subarray(3 * v, 3 * v + 3))),
      ),
      triangles: mesh.triangles.map((_, i) => i),
    };
    expect(partEdges({ ...solid, mesh: split }).left).toHaveLength(12 + 2 * SEGMENTS);
  });

  it("are not drawn between two faces in one plane", () => {
    const faceOf = solid.faceOf.slice();
    const first = faceOf.indexOf(FACE.front);
    faceOf[first] = solid.faces.length;
    const twice = { ...solid, faceOf, faces: [...solid.faces, solid.faces[FACE.front]!] };
    expect(segmentsOfKind(partEdges(twice), "flush")).toHaveLength(6);
  });

  it("are the folds of a free face", () => {
    const free = solid.faces.map(() => faceWith({ kind: "free" }));
    const one = { ...solid, faceOf: solid.faceOf.map(() => 0), faces: free };
    expect(partEdges(one).left).toHaveLength(12 + 2 * SEGMENTS);
  });

  it("are faint where fitted surfaces disagree on a mesh that runs on without a fold", () => {
    const faceOf = solid.faceOf.slice();
    faceOf[faceOf.indexOf(FACE.top)] = solid.faces.length;
    const wrong = faceWith({
      kind: "cylinder",
      point: [0, 0, 0],
      axis: [0, 0, 1],
      radius: 9,
      inward: false,
    });
    const edges = partEdges({ ...solid, faceOf, faces: [...solid.faces, wrong] });
    const between = (e: number) =>
      [edges.left[e], edges.right[e]].includes(FACE.top) &&
      [edges.left[e], edges.right[e]].includes(solid.faces.length);
    expect(segmentsWhere(edges, between).length).toBeGreaterThan(0);
    expect(segmentsWhere(edges, (e) => between(e) && edges.kinds[e] === 0)).toHaveLength(0);
  });
});

describe("the whole shape", () => {
  it("is the same drawn from points that are shared", () => {
    const { positions, normals, faces, index } = partTriangles(solid);
    expect(index).toHaveLength(solid.mesh.triangles.length);
    expect(positions.length / 3).toBeLessThan(index.length);
    expect(normals).toHaveLength(positions.length);
    index.forEach((point, corner) => {
      const vertex = solid.mesh.triangles[corner]!;
      for (let c = 0; c < 3; c++)
        expect(positions[3 * point + c]).toBeCloseTo(solid.mesh.positions[3 * vertex + c]!, 5);
      expect(faces[point]).toBe(solid.faceOf[Math.floor(corner / 3)]);
    });
  });

  it("finds the same triangles by a tree that was handed over", () => {
    const handed = structuredClone(wholeShape(solid));
    const [own, taken] = [treeOf(partShape(solid)), treeOf(handed)];
    for (const [x, y] of [
      [HOLED_BOX.radius + 1, 0],
      [0, HOLED_BOX.radius + 1],
      [0, 0],
    ] as const) {
      const ray = new Ray(new Vector3(x, y, 100), new Vector3(0, 0, -1));
      const hit = own.raycastFirst(ray, DoubleSide)?.faceIndex;
      expect(taken.raycastFirst(ray, DoubleSide)?.faceIndex).toBe(hit);
      expect(hit === undefined || hit === null ? -1 : solid.faceOf[hit]).toBe(
        x === 0 && y === 0 ? -1 : FACE.top,
      );
    }
  });
});

it("pairs every half-edge of a closed mesh", () => {
  const twins = twinEdges(solid.mesh);
  expect(twins.includes(NO_TWIN)).toBe(false);
  expect([...twins].every((twin, i) => twins[twin] === i)).toBe(true);
});

it("shades a hole with exact normals that point to its axis", () => {
  const { positions, normals, faces } = partTriangles(solid);
  const wall = [...faces.keys()].filter((point) => faces[point] === FACE.hole);
  expect(wall).toHaveLength(2 * SEGMENTS);
  for (const point of wall) {
    const [x, y] = [positions[3 * point]!, positions[3 * point + 1]!];
    expect(normals[3 * point]).toBeCloseTo(-x / HOLED_BOX.radius, 5);
    expect(normals[3 * point + 1]).toBeCloseTo(-y / HOLED_BOX.radius, 5);
  }
});

it("smooths a free face only where it is round", () => {
  const free = { ...solid, faces: solid.faces.map(() => faceWith({ kind: "free" })) };
  const one = { ...free, faceOf: solid.faceOf.map(() => 0) };
  const { normals, index } = partTriangles(one);
  const point = index[3 * solid.faceOf.indexOf(FACE.top)]!;
  expect(Array.from(normals.slice(3 * point, 3 * point + 3))).toEqual([0, 0, 1]);
});

describe("section", () => {
  const lengthOf = (segments: Float32Array) => {
    let sum = 0;
    for (let i = 0; i < segments.length; i += 6) {
      sum += Math.hypot(
        segments[i + 3]! - segments[i]!,
        segments[i + 4]! - segments[i + 1]!,
        segments[i + 5]! - segments[i + 2]!,
      );
    }
    return sum;
  };

  it("has the outline of the cut", () => {
    const { width, depth, height, radius } = HOLED_BOX;
    const rim = 2 * SEGMENTS * radius * Math.sin(Math.PI / SEGMENTS);
    expect(lengthOf(sectionOutline(solid.mesh, "z", 4))).toBeCloseTo(2 * (width + depth) + rim, 3);
    const halves = lengthOf(sectionOutline(solid.mesh, "x", 0));
    expect(halves).toBeCloseTo(2 * (depth - 2 * radius) + 4 * height, 3);
  });

  it("is closed: every end meets another, through vertices too", () => {
    for (const [axis, offset] of [
      ["z", 4],
      ["x", 0],
      ["y", HOLED_BOX.radius * Math.sin(Math.PI / 4)],
    ] as const) {
      const segments = sectionOutline(solid.mesh, axis, offset);
      const ends = new Map<string, number>();
      for (let i = 0; i < segments.length; i += 3) {
        const key = Array.from(segments.slice(i, i + 3))
          .map((n) => n.toFixed(4))
          .join(" ");
        ends.set(key, (ends.get(key) ?? 0) + 1);
      }
      expect([...ends.values()].every((n) => n % 2 === 0)).toBe(true);
    }
  });

  it("is nothing beside the part", () => {
    expect(sectionOutline(solid.mesh, "z", 99)).toHaveLength(0);
  });
});

it("hangs a label on the face and not in its hole", () => {
  const top = middleOfFace(solid, FACE.top)!;
  expect(top[2]).toBeCloseTo(HOLED_BOX.height, 9);
  expect(Math.hypot(top[0], top[1])).toBeGreaterThan(HOLED_BOX.radius);
  const wall = middleOfFace(solid, FACE.hole)!;
  expect(Math.hypot(wall[0], wall[1])).toBeCloseTo(HOLED_BOX.radius, 1);
  expect(middleOfFace(solid, 42)).toBeUndefined();
});
