import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cancelled, systemCode } from '../../lib/errors.ts';
import { startTool, type ToolExit } from '../../lib/exec.ts';
import type { Workshop } from './cipher.ts';

/** Content as a tool turns it out. It ends with an error when the tool did not end well, whatever came before. */
export async function* throughTool(
  [command, ...args]: readonly [string, ...string[]],
  content: AsyncIterable<Uint8Array>,
  { env, signal }: Pick<Workshop, 'env' | 'signal'>,
  explain: (exit: ToolExit) => Error,
  onStderrLine?: (line: string) => void,
): AsyncGenerator<Buffer, void, undefined> {
  await using tool = await startTool(command, args, {
    ...{ env, signal, stdin: 'pipe', stdout: 'pipe' },
    ...(onStderrLine && { onStderrLine }),
  });
  if (tool.stdin === null || tool.stdout === null) return;
  const source = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
  // A tool that ends early says why itself.
  const feeding = pipeline(source, tool.stdin).catch((error: unknown) =>
    ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(systemCode(error) ?? '') ? undefined : error,
  );
  yield* tool.stdout;
  const failed = await feeding;
  if (signal.aborted) throw cancelled(signal);
  if (failed !== undefined) throw failed;
  const exit = await tool.exit;
  if (exit.code !== 0) throw explain(exit);
}
