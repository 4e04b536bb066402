import type { Event } from "../../engine/records/event.ts";

/** Tells the other tabs of this browser what was added. */
export interface TabChannel {
  send(events: readonly Event[]): void;
  onEvents(listener: (events: readonly Event[]) => void): void;
}

/** Undefined where the browser has no BroadcastChannel: each tab then sees the rest on reload. */
export function openTabChannel(name = "plumbline-events"): TabChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const channel = new BroadcastChannel(name);
  return {
    send: (events) => channel.postMessage(events),
    onEvents(listener) {
      channel.onmessage = ({ data }: MessageEvent<readonly Event[]>) => listener(data);
    },
  };
}
