type Tasks = readonly ((signal: AbortSignal) => Promise<unknown>)[];

/** Runs tasks at the same time. The first failure ends the others, and is thrown when all of them have ended. */
export async function together<const All extends Tasks>(
  signal: AbortSignal,
  tasks: All,
): Promise<{ -readonly [Index in keyof All]: Awaited<ReturnType<All[Index]>> }>;
export async function together(signal: AbortSignal, tasks: Tasks): Promise<readonly unknown[]> {
  const stop = new AbortController();
  const stoppable = AbortSignal.any([signal, stop.signal]);
  const running = tasks.map((task) => task(stoppable));
  try {
    return await Promise.all(running);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(running);
    throw error;
  }
}
