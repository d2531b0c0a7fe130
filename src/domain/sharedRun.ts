/**
 * Makes one run serve all who ask for it while it is under way: a burst of calls costs two. Each caller's
 * promise is that of a run begun after the call; a run that failed does not keep the next from starting.
 */
export function sharedRun<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let again: Promise<T> | undefined;
  const start = (): Promise<T> => {
    if (!running) {
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running
      .catch(() => undefined)
      .then(() => {
        again = undefined;
        return start();
      });
    return again;
  };
  return start;
}
