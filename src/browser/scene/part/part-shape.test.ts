import { describe, expect, it } from "vitest";
import { FACE, faceWith, HOLED_BOX, holedBox } from "../fixtures/holed-box.ts";
import { middleOfFace } from "./face-place.ts";
import { partEdges } from "./part-edges.ts";
import { partTriangles } from "./part-triangles.ts";
import { sectionOutline } from "./section-outline.ts";
import { NO_TWIN, twinEdges } from "./topology.ts";

const SEGMENTS = 32;
const solid = holedBox(SEGMENTS);

describe("edges", () => {
  it("lie where two faces meet: twelve of the box and two rims", () => {
    const edges = partEdges(solid);
    const rims = edges.filter((edge) => [edge.left, edge.right].includes(FACE.hole));
    expect(rims).toHaveLength(2 * SEGMENTS);
    expect(edges).toHaveLength(12 + 2 * SEGMENTS);
    expect(edges.every((edge) => edge.kind === "sharp")).toBe(true);
  });

  it("are found where a door gave each triangle its own corners", () => {
    const { mesh } = solid;
    const split = {
      positions: new Float64Array(
        [...mesh.triangles].flatMap((v) => Array.from(mesh.positions.subarray(3 * v, 3 * v + 3))),
      ),
      triangles: mesh.triangles.map((_, i) => i),
    };
    expect(partEdges({ ...solid, mesh: split })).toHaveLength(12 + 2 * SEGMENTS);
  });

  it("are not drawn between two faces in one plane", () => {
    const faceOf = solid.faceOf.slice();
    const first = faceOf.indexOf(FACE.front);
    faceOf[first] = solid.faces.length;
    const twice = { ...solid, faceOf, faces: [...solid.faces, solid.faces[FACE.front]!] };
    expect(partEdges(twice).filter((edge) => edge.kind === "flush")).toHaveLength(1);
  });

  it("are the folds of a free face", () => {
    const free = solid.faces.map(() => faceWith({ kind: "free" }));
    const one = { ...solid, faceOf: solid.faceOf.map(() => 0), faces: free };
    expect(partEdges(one)).toHaveLength(12 + 2 * SEGMENTS);
  });
});

it("pairs every half-edge of a closed mesh", () => {
  const twins = twinEdges(solid.mesh);
  expect(twins.includes(NO_TWIN)).toBe(false);
  expect([...twins].every((twin, i) => twins[twin] === i)).toBe(true);
});

it("shades a hole with exact normals that point to its axis", () => {
  const { positions, normals } = partTriangles(solid);
  solid.faceOf.forEach((face, t) => {
    for (let i = 9 * t; i < 9 * t + 9; i += 3) {
      const [x, y] = [positions[i]!, positions[i + 1]!];
      if (face !== FACE.hole) continue;
      expect(normals[i]).toBeCloseTo(-x / HOLED_BOX.radius, 5);
      expect(normals[i + 1]).toBeCloseTo(-y / HOLED_BOX.radius, 5);
    }
  });
});

it("smooths a free face only where it is round", () => {
  const free = { ...solid, faces: solid.faces.map(() => faceWith({ kind: "free" })) };
  const one = { ...free, faceOf: solid.faceOf.map(() => 0) };
  const { normals } = partTriangles(one);
  const top = solid.faceOf.indexOf(FACE.top);
  expect(Array.from(normals.slice(9 * top, 9 * top + 3))).toEqual([0, 0, 1]);
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
