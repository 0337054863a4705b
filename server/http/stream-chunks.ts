/**
 * A generator of bytes as the body of a response. It is asked for more only when the client has taken what
 * there was; other requests get a turn before each step; and when the client goes away it is returned
 * from, so that its `finally` blocks run.
 * @param done called once, when the last byte is out, the client is gone, or something failed
 */
export function streamChunks(
  chunks: Generator<Uint8Array>,
  done: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  let isDone = false;
  const finish = (error: unknown): void => {
    if (isDone) return;
    isDone = true;
    try {
      chunks.return(undefined);
    } finally {
      done(error);
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          for (;;) {
            await new Promise((resolve) => setImmediate(resolve));
            if (isDone) return;
            const { value, done: isLast } = chunks.next();
            if (isLast) {
              finish(null);
              return controller.close();
            }
            if (value.length > 0) return controller.enqueue(value);
          }
        } catch (error) {
          finish(error);
          controller.error(error);
        }
      },
      cancel: () => finish(null),
    },
    { highWaterMark: 0 },
  );
}
