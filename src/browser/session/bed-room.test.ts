import { expect, it } from "vitest";
import { writeStl } from "../../engine/interchange/write-stl.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { type BedAddition, createBringToBed } from "./bring-to-bed.ts";
import { page } from "./fixtures/node-page.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import { IDLE, type Work } from "./work.ts";

const bytes = writeStl({
  positions: Float64Array.from([0, 0, 0, 30, 0, 0, 0, 30, 0, 0, 0, 30]),
  triangles: Uint32Array.from([0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2]),
});

/** Brings a file to the bed of a computer with this much room, bytes. */
async function brought(room: number | undefined) {
  const { app, services } = await page(createMemoryPort(), "pc-1");
  let others: readonly OtherOnBed[] = [];
  let adding: Work<BedAddition> = IDLE;
  const bringer = createBringToBed({
    services: { ...services, freeBytes: async () => room },
    desk: app.desk,
    others: () => others,
    adding: () => adding,
    writeAdding: (next) => {
      adding = next;
    },
    writeOthers: () => undefined,
    change: (next) => {
      others = next;
    },
  });
  await bringer.addFile({ name: "corner.stl", bytes });
  if (adding.value?.question) await bringer.answerUnit("mm");
  return { parts: others.length, codes: adding.problems.map(({ code }) => code) };
}

it("a part that the computer has no room for does not come to the bed", async () => {
  expect(await brought(bytes.length - 1)).toEqual({ parts: 0, codes: ["storage.full"] });
  expect(await brought(bytes.length)).toEqual({ parts: 1, codes: [] });
  expect(await brought(undefined)).toEqual({ parts: 1, codes: [] });
});
