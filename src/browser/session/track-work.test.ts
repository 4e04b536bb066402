import { expect, it } from "vitest";
import { ok, type Result } from "../../engine/foundation/result.ts";
import { trackWork } from "./track-work.ts";
import { IDLE, type Work } from "./work.ts";

it("ends as stale when what it was made from changed while it ran, also the first time", async () => {
  let work: Work<number> = IDLE;
  const tracker = trackWork<number>(
    () => work,
    (next) => {
      work = next;
    },
  );
  let finish: (result: Result<number>) => void = () => {};
  const task = () =>
    new Promise<Result<number>>((resolve) => {
      finish = resolve;
    });
  const first = tracker.start(task);
  tracker.markStale();
  finish(ok(1));
  await first;
  expect(work).toMatchObject({ status: "done", value: 1, stale: true });
  const second = tracker.start(task);
  finish(ok(2));
  await second;
  expect(work).toMatchObject({ status: "done", value: 2, stale: false });
});
