import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { throwIfAborted } from '../../../lib/exec.ts';
import { isFatal, restoreToolError } from './errors.ts';
import type { Place } from './place.ts';
import { startPsql } from './psql.ts';

/**
 * Sends a script to psql. Its own failure is the reason shown, unless what feeds it failed first.
 *
 * @returns the errors that the script itself told psql to pass over
 */
export async function feedPsql(
  place: Place,
  settings: string,
  chunks: AsyncIterable<Buffer>,
): Promise<readonly string[]> {
  const errors: string[] = [];
  const onStderrLine = (line: string) => {
    const words = /^psql:<stdin>:\d+: (ERROR: .*)$/.exec(line)?.[1];
    if (words !== undefined && errors.length < mostErrors) errors.push(words);
  };
  await using tool = await startPsql(place, { pgOptions: settings, onStderrLine });
  let feeding: unknown;
  const source = Readable.from(chunks, { objectMode: false });
  if (tool.stdin !== null) {
    await pipeline(source, tool.stdin, { signal: place.signal }).catch((error: unknown) => {
      feeding = error;
    });
  }
  const lost =
    feeding instanceof Error &&
    'code' in feeding &&
    (feeding.code === 'EPIPE' || feeding.code === 'ERR_STREAM_PREMATURE_CLOSE');
  throwIfAborted(place.signal);
  if (feeding !== undefined && !lost) throw feeding;
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0 || feeding !== undefined || errors.some(isFatal)) throw restoreToolError('psql', exit, place);
  return errors;
}

const mostErrors = 100;
