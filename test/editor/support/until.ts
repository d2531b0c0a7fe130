/** Waits until something holds, looking every 50 ms; fails after `timeout` milliseconds. */
export async function until(holds: () => boolean, timeout = 10_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`Not so after ${timeout} ms: ${holds.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
