import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { appendEvent } from "./append.ts";
import { hashOf } from "./blob.ts";
import type { Review } from "./review.ts";
import { packReview, unpackReview } from "./review-file.ts";
import { packSubmission, type Submission } from "./submission.ts";
import { unpackSubmission } from "./submission-read.ts";

const gcode = strToU8(";TYPE:outer-wall\nG1 X1 Y1 E0.1\n".repeat(500));
const AT = "2026-03-02T08:00:00.000Z";
const event = appendEvent(
  null,
  { type: "lesson.opened", subject: "lesson:plate", payload: {} },
  { id: "e0", site: "local", device: "pc-1", actor: "ana", at: AT },
);
const SUBMISSION: Submission = {
  manifest: {
    subject: "lesson:plate",
    title: "Plate",
    actor: "ana",
    pseudonym: "Heron 7",
    engine: "0.1.0",
    at: AT,
  },
  source: "function main() { return cuboid(); } // \u00e7",
  parameters: { width: 60 },
  part: {
    volume: 1,
    area: 6,
    bounds: { min: [0, 0, 0], max: [1, 1, 1] },
    genus: 0,
    bodies: 1,
    faces: 6,
    triangles: 12,
  },
  report: {
    lesson: "plate",
    engine: "0.1.0",
    verdict: "pass",
    checks: [],
    counts: { pass: 0, total: 0 },
    hash: hashOf("report"),
  },
  slice: {
    printer: "mk4",
    filament: "pla",
    process: "standard",
    settings: { layer_height: 0.2 },
    time_s: 60,
    filament_mm: 100,
    volume_mm3: 240,
    mass_g: 0.3,
    layers: 5,
    height_mm: 1,
    gcodeHash: hashOf(gcode),
    errors: 0,
  },
  gcode,
  history: [event],
};

const packed = (submission = SUBMISSION) => packSubmission(submission);

/** The entries of a packed file, changed by hand. */
function forge(change: (entries: Record<string, Uint8Array>) => void): Uint8Array {
  const result = packedEntries();
  change(result);
  return zipSync(result);
}
function packedEntries(): Record<string, Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  const manifest = { files: [] as { name: string; size: number; sha256: string }[] };
  const put = (name: string, text: string) => {
    const bytes = strToU8(text);
    entries[name] = bytes;
    manifest.files.push({ name, size: bytes.length, sha256: hashOf(bytes) });
  };
  put("source.js", "main");
  put("parameters.json", "{}");
  put("history.json", JSON.stringify([event]));
  const data = { ...SUBMISSION.manifest, ...manifest };
  entries["manifest.json"] = strToU8(
    JSON.stringify({ kind: "plumbline-submission", version: 1, data }),
  );
  return entries;
}

const codes = async (bytes: Uint8Array) => {
  const result = await unpackSubmission(bytes);
  return result.ok
    ? "ok"
    : result.problems.map(({ code, params }) => `${code} ${params.name ?? ""}`.trim());
};

describe("a submission file", () => {
  it("comes back whole, and the same work gives the same file", async () => {
    const { bytes, hash } = await packed();
    expect((await packed()).bytes).toEqual(bytes);
    const read = await unpackSubmission(bytes);
    if (!read.ok) throw new Error(read.problems[0]?.code);
    expect(read.value.hash).toBe(hash);
    expect(read.value.submission).toEqual(SUBMISSION);
  });

  it("made by hand to the format is accepted", async () => {
    expect(await codes(forge(() => {}))).toBe("ok");
  });

  it("names the entry that was changed, lost or added", async () => {
    expect(
      await codes(
        forge((e) => {
          e["source.js"] = strToU8("maim");
        }),
      ),
    ).toEqual(["records.entry-changed source.js"]);
    expect(
      await codes(
        forge((e) => {
          delete e["history.json"];
        }),
      ),
    ).toEqual(["records.entry-missing history.json"]);
    expect(
      await codes(
        forge((e) => {
          e["../../evil.js"] = strToU8("x");
        }),
      ),
    ).toEqual(["records.entry-unexpected ../../evil.js"]);
    expect(
      await codes(
        forge((e) => {
          e["report.json"] = strToU8("{}");
        }),
      ),
    ).toEqual(["records.entry-unexpected report.json"]);
  });

  it("refuses G-code other than the one that was measured", async () => {
    expect(await codes((await packed({ ...SUBMISSION, gcode: strToU8("G1 X0") })).bytes)).toEqual([
      "records.entry-changed print.gcode",
    ]);
  });

  it("refuses a history event that doesn't carry its own hash", async () => {
    const forged = { ...event, subject: "lesson:other" };
    expect(await codes((await packed({ ...SUBMISSION, history: [forged] })).bytes)).toEqual([
      "records.event-changed",
    ]);
  });

  it("refuses a bomb before it fills memory", async () => {
    const bomb = new Uint8Array(40 << 20);
    const bytes = forge((e) => {
      e["source.js"] = bomb;
    });
    expect(bytes.length).toBeLessThan(1 << 20);
    expect(await codes(bytes)).toEqual(["records.entry-size source.js"]);
  });

  it("refuses what is no zip, an empty file, another kind of file, and a cut one", async () => {
    expect(await codes(new Uint8Array())).toEqual(["records.file-kind"]);
    expect(await codes(strToU8("solid plate\n".repeat(10)))).toEqual(["records.file-kind"]);
    expect(
      await codes(zipSync({ "manifest.json": strToU8('{"kind":"song","version":1}') })),
    ).toEqual(["foundation.stored-kind"]);
    const { bytes } = await packed();
    for (const part of [0.2, 0.5, 0.8]) {
      expect((await unpackSubmission(bytes.slice(0, bytes.length * part))).ok).toBe(false);
    }
  });
});

describe("a review file", () => {
  const review: Review = {
    submission: hashOf("submission"),
    subject: "lesson:plate",
    trainee: "ana",
    tutor: "tutor-1",
    tutorName: "Office",
    verdict: "return",
    reason: "Hole A is too small.",
    remarks: [{ id: "r1", text: "This wall", face: 3, at: [1, 2, 3] }],
    overrides: [{ check: "hole-a", from: "fail", to: "pass", reason: "Measured by hand." }],
    release: [{ gcodeHash: hashOf(gcode), released: false, reason: "Not yet." }],
    at: AT,
  };

  const mine = [{ hash: review.submission, gcodeHash: hashOf(gcode) }];

  it("comes back whole for the work that it answers", async () => {
    expect(unpackReview(packReview(review), mine)).toMatchObject({
      ok: true,
      value: review,
    });
  });

  it("is refused for other work, when changed, and when it is something else", async () => {
    const bytes = packReview(review);
    const text = new TextDecoder().decode(bytes);
    const code = (content: Uint8Array, own: Parameters<typeof unpackReview>[1] = mine) =>
      unpackReview(content, own).problems[0]?.code;
    expect(code(bytes, [{ hash: hashOf("another") }])).toBe("records.review-other");
    expect(code(strToU8(text.replace('"return"', '"pass"')))).toBe("records.entry-changed");
    // A release of another print file than the one handed in.
    expect(code(bytes, [{ hash: review.submission, gcodeHash: hashOf("other") }])).toBe(
      "records.release-other",
    );
    expect(code(strToU8("{}"))).toBe("foundation.stored-kind");
    expect(code(new Uint8Array([255, 254, 0]))).toBe("records.file-kind");
  });
});
