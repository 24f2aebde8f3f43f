import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { anchored } from '../config/anchor.ts';
import type { ConfigDocument } from '../config/document.ts';
import { configFileField, defaultConfigFile } from '../config/fields.ts';
import { loadSettings } from '../config/load.ts';
import { BackupError, cancelled, failuresIn, messageOf, systemCode } from '../lib/errors.ts';
import { exitCodeOf } from '../report/outputs.ts';
import type { Host, Operation } from './host.ts';

/** Runs one operation on a host: settings → request → report, and every error shown exactly once. Returns the exit code. */
export async function runOperation<Request>(operation: Operation<Request>, host: Host): Promise<number> {
  try {
    const settings = { ...host, document: await readConfigFile(host) };
    const loaded = loadSettings(settings, operation.fields, operation.request, operation.sections);
    for (const secret of loaded.secrets) host.mask(secret);
    for (const warning of loaded.warnings) host.log.warning(warning);
    const report = await operation.run({ request: loaded.request, config: anchored(loaded.config, host.folder), host });
    await host.deliver(report);
    return exitCodeOf(report);
  } catch (thrown) {
    for (const failure of failuresIn(thrown).closing)
      host.log.warning(`Besides, something could not be closed: ${messageOf(failure)}`);
    const error = failureOf(thrown, host.signal);
    await host.fail(error);
    return error instanceof BackupError ? error.exitCode : 1;
  }
}

/** Why a run failed, of all that was thrown: what a cancellation breaks on its way is the cancellation. */
export function failureOf(thrown: unknown, signal: AbortSignal): unknown {
  const { first } = failuresIn(thrown);
  const isOwn = first instanceof BackupError && first.code !== 'tool-failed';
  return signal.aborted && !isOwn ? cancelled(signal) : first;
}

async function readConfigFile(host: Host): Promise<ConfigDocument | undefined> {
  const given = host.input(configFileField);
  const path = resolve(host.folder, given ?? defaultConfigFile);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (given === undefined && systemCode(cause) === 'ENOENT') return undefined;
    throw new BackupError('invalid-config', `The configuration file ${path} cannot be read`, {
      cause,
      hint: 'Check its path and permissions, or leave it out and give database-url, redis-url and store.',
    });
  }
  // Many runs have no such file: the parser is loaded for those that have one.
  const { readDocument } = await import('../config/document.ts');
  return readDocument(given ?? basename(path), text, host.env);
}
