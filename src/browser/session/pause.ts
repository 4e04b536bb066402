/**
 * Lets the page draw and answer between two pieces of work. By a message, not a timer: timers of a
 * page in the background wait a second each.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
