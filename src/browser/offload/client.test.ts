import { afterEach, describe, expect, it, vi } from "vitest";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok } from "../../engine/foundation/result.ts";
import { createOffload, type OffloadOptions, type WorkerPort } from "./client.ts";
import type { Family } from "./jobs.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** A worker on the far end of a real channel, so that messages are cloned and arrays move. */
class Far implements WorkerPort {
  readonly family: Family;
  readonly got: ToWorker[] = [];
  ended = false;
  private readonly channel = new MessageChannel();
  private crash: (detail: string) => void = () => {};

  constructor(family: Family, react: (message: ToWorker, far: Far) => void) {
    this.family = family;
    this.channel.port2.onmessage = ({ data }: MessageEvent<ToWorker>) => {
      if (this.ended) return;
      this.got.push(data);
      react(data, this);
    };
  }
  say(message: FromWorker) {
    if (!this.ended) this.channel.port2.postMessage(message);
  }
  fall(detail: string) {
    this.crash(detail);
  }
  postMessage(message: ToWorker, transfer: Transferable[]) {
    this.channel.port1.postMessage(message, transfer as never);
  }
  terminate() {
    this.ended = true;
    this.channel.port1.close();
  }
  onMessage(listener: (message: FromWorker) => void) {
    this.channel.port1.onmessage = ({ data }: MessageEvent<FromWorker>) => listener(data);
  }
  onCrash(listener: (detail: string) => void) {
    this.crash = listener;
  }
}

const MESH = { positions: new Float64Array(9), triangles: new Uint32Array([0, 1, 2]) };
const input = () => ({ mesh: structuredClone(MESH), format: "stl" as const, title: "part" });
const answer = (message: ToWorker, far: Far) => {
  if (message.type === "run")
    far.say({ type: "done", id: message.id, result: ok(new Uint8Array([message.id])) });
};

let offload: ReturnType<typeof createOffload> | undefined;
afterEach(() => offload?.dispose());

function start(react: (message: ToWorker, far: Far) => void, options: OffloadOptions = {}) {
  const fars: Far[] = [];
  offload = createOffload({
    spawn: (family) => {
      const far = new Far(family, react);
      fars.push(far);
      return far;
    },
    ...options,
  });
  return { offload, fars };
}

describe("offload", () => {
  it("starts no worker before the first job and uses one again", async () => {
    const { offload, fars } = start(answer);
    expect(fars).toHaveLength(0);
    expect(await offload.run("exportMesh", input())).toEqual(ok(new Uint8Array([1])));
    expect(await offload.run("exportMesh", input())).toEqual(ok(new Uint8Array([2])));
    expect(fars.map((far) => far.family)).toEqual(["interchange"]);
  });

  it("does one job at a time in a worker, in order", async () => {
    const open: number[] = [];
    let most = 0;
    const { offload } = start((message, far) => {
      if (message.type !== "run") return;
      open.push(message.id);
      most = Math.max(most, open.length);
      setTimeout(() => {
        open.splice(open.indexOf(message.id), 1);
        answer(message, far);
      }, 1);
    });
    const results = await Promise.all([1, 2, 3].map(() => offload.run("exportMesh", input())));
    expect(results.map((result) => result.ok && result.value[0])).toEqual([1, 2, 3]);
    expect(most).toBe(1);
  });

  it("gives a family as many workers as its pool allows", async () => {
    const { offload, fars } = start(answer, { poolSize: () => 2 });
    await Promise.all([1, 2, 3, 4].map(() => offload.run("exportMesh", input())));
    expect(fars).toHaveLength(2);
  });

  it("hands parts of the output over before the job is done, and none once it is cancelled", async () => {
    const ended = new AbortController();
    const { offload } = start((message, far) => {
      if (message.type !== "run") return;
      far.say({ type: "piece", id: message.id, piece: { from: 0 } });
      far.say({ type: "piece", id: message.id, piece: { from: 16 } });
    });
    const got: unknown[] = [];
    const made = offload.run(
      "slice",
      { mesh: MESH, profile: {} as never },
      {
        signal: ended.signal,
        onPiece: (piece) => {
          got.push(piece.from);
          ended.abort();
        },
      },
    );
    expect((await made).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(got).toEqual([0]);
  });
  it("passes progress on", async () => {
    const { offload } = start((message, far) => {
      far.say({ type: "progress", id: message.id, fraction: 0.5, stage: "walls" });
      answer(message, far);
    });
    const onProgress = vi.fn();
    await offload.run("exportMesh", input(), { onProgress });
    expect(onProgress.mock.calls).toEqual([[0.5, "walls"]]);
  });

  it("resolves an aborted job at once and lets a worker that answers live", async () => {
    const { offload, fars } = start(
      (message, far) => {
        if (message.type === "cancel")
          far.say({
            type: "done",
            id: message.id,
            result: fail(problem("foundation.cancelled")),
          });
        else if (message.id > 1) answer(message, far);
      },
      { graceMs: 5_000 },
    );
    const abort = new AbortController();
    const running = offload.run("exportMesh", input(), { signal: abort.signal });
    abort.abort();
    expect(await running).toMatchObject({
      ok: false,
      problems: [{ code: "foundation.cancelled" }],
    });
    expect((await offload.run("exportMesh", input())).ok).toBe(true);
    expect(fars).toHaveLength(1);
  });

  it("terminates a worker that does not answer a cancel, and goes on in a new one", async () => {
    const { offload, fars } = start(
      (message, far) => {
        if (message.type === "run" && message.id > 1) answer(message, far);
      },
      { graceMs: 5 },
    );
    const abort = new AbortController();
    const running = offload.run("exportMesh", input(), { signal: abort.signal });
    const next = offload.run("exportMesh", input());
    abort.abort();
    expect((await running).ok).toBe(false);
    expect((await next).ok).toBe(true);
    expect(fars.map((far) => far.ended)).toEqual([true, false]);
  });

  it("drops a waiting job that is aborted without touching the worker", async () => {
    const { offload, fars } = start((message, far) => setTimeout(() => answer(message, far), 5));
    const abort = new AbortController();
    const first = offload.run("exportMesh", input());
    const second = offload.run("exportMesh", input(), { signal: abort.signal });
    abort.abort();
    expect((await second).problems[0]?.code).toBe("foundation.cancelled");
    expect((await first).ok).toBe(true);
    expect(fars[0]?.got.filter((message) => message.type === "cancel")).toEqual([]);
  });

  it("answers a crash with a problem and does the next job in a new worker", async () => {
    const { offload, fars } = start((message, far) => {
      if (message.id === 1) far.fall("out of memory");
      else answer(message, far);
    });
    const [first, second] = await Promise.all([
      offload.run("exportMesh", input()),
      offload.run("exportMesh", input()),
    ]);
    expect(first).toMatchObject({
      ok: false,
      problems: [{ code: "offload.crashed", params: { job: "exportMesh" } }],
    });
    expect(second.ok).toBe(true);
    expect(fars.map((far) => far.ended)).toEqual([true, false]);
  });

  it("ends idle workers", async () => {
    const { offload, fars } = start(answer, { idleMs: 1 });
    await offload.run("exportMesh", input());
    await vi.waitFor(() => expect(fars[0]?.ended).toBe(true));
    expect((await offload.run("exportMesh", input())).ok).toBe(true);
    expect(fars).toHaveLength(2);
  });

  it("copies the input, and moves it only when asked", async () => {
    const { offload } = start(answer);
    const kept = input();
    await offload.run("exportMesh", kept);
    expect(kept.mesh.positions.length).toBe(9);
    const given = input();
    await offload.run("exportMesh", given, { transferInput: true });
    expect(given.mesh.positions.length).toBe(0);
  });

  it("answers an input that cannot be cloned with a problem", async () => {
    const { offload } = start(answer);
    const result = await offload.run("exportMesh", { ...input(), title: (() => "") as never });
    expect(result.problems[0]?.code).toBe("offload.crashed");
  });

  it("answers a worker that can't be made with a problem, and tries again with the next job", async () => {
    let room = false;
    const fars: Far[] = [];
    const made = createOffload({
      spawn: (family) => {
        if (!room) throw new Error("no memory");
        fars.push(new Far(family, answer));
        return fars.at(-1) as Far;
      },
    });
    offload = made;
    const jobs = [1, 2].map(() => made.run("exportMesh", input()));
    for (const result of await Promise.all(jobs))
      expect(result.problems[0]?.code).toBe("offload.crashed");
    room = true;
    expect((await made.run("exportMesh", input())).ok).toBe(true);
    expect(fars).toHaveLength(1);
  });

  it("brings a lane back after its worker was cancelled or crashed, and starves no other", async () => {
    const { offload, fars } = start(
      (message, far) => {
        if (message.type !== "run") return;
        if (message.id === 2) far.fall("out of memory");
        else if (message.id > 2) answer(message, far);
      },
      { graceMs: 5, poolSize: () => 2 },
    );
    const abort = new AbortController();
    const lost = offload.run("exportMesh", input(), { lane: 0, signal: abort.signal });
    const fallen = offload.run("exportMesh", input(), { lane: 1 });
    const rest = [0, 1, 2, 0, undefined].map((lane) =>
      offload.run("exportMesh", input(), lane === undefined ? {} : { lane }),
    );
    abort.abort();
    expect((await lost).problems[0]?.code).toBe("foundation.cancelled");
    expect((await fallen).problems[0]?.code).toBe("offload.crashed");
    for (const result of await Promise.all(rest)) expect(result.ok).toBe(true);
    expect(fars.filter((far) => !far.ended).length).toBeLessThanOrEqual(2);
  });

  it("cancels everything when it is disposed of", async () => {
    const { offload } = start(() => {});
    const jobs = [1, 2].map(() => offload.run("exportMesh", input()));
    offload.dispose();
    for (const result of await Promise.all(jobs))
      expect(result.problems[0]?.code).toBe("foundation.cancelled");
  });
});
