import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EncryptionConfig } from '../../config/encryption-schema.ts';
import { BackupError, messageOf } from '../../lib/errors.ts';
import { runTool, type ToolExit } from '../../lib/exec.ts';
import { type Cipher, type Encryption, keyMissing, type Opener, type Workshop } from './cipher.ts';
import { throughTool } from './through-tool.ts';

type GpgConfig = NonNullable<EncryptionConfig['gpg']>;

/** Nothing is asked of anybody, and what follows does not depend on a language. */
const quiet = ['--batch', '--no-tty', '--quiet'] as const;

/**
 * Encrypts in a home of its own, which knows the public keys of the recipients and nothing else. No agent is started for it.
 *
 * @param scratch a private folder (0700), removed afterwards
 */
export async function gpgCipher(config: GpgConfig, scratch: string, workshop: Workshop): Promise<Cipher> {
  const { recipients } = config;
  const env = { ...workshop.env, LC_ALL: 'C' };
  const home = join(scratch, 'gpg');
  await mkdir(home, { mode: 0o700 });
  const at = ['--homedir', home] as const;
  const keys = await publicKeys(config, { ...workshop, env });
  const imported = await runTool('gpg', [...at, ...quiet, '--import', ...keys.files], { ...workshop, env, ...keys });
  if (imported.code !== 0) throw notUsable('The public keys could not be imported', imported);
  const named = recipients.flatMap((fingerprint) => ['--recipient', fingerprint]);
  const how = ['--trust-model', 'always', '--cipher-algo', 'AES256', '-z', '0', '--output', '-'];
  return {
    kind: 'gpg',
    recipients,
    encrypt: (content, signal) =>
      throughTool(['gpg', ...at, ...quiet, ...how, ...named, '--encrypt'], content, { env, signal }, (exit) =>
        notUsable('gpg could not encrypt', exit),
      ),
  };
}

/** What `gpg --import` is given: files, or the export of the user's own keys. */
async function publicKeys({ recipients, 'public-keys': files, home }: GpgConfig, workshop: Workshop) {
  if (files.length > 0) return { files };
  const { stdout } = await runTool('gpg', [...homeOf(home), ...quiet, '--armor', '--export', ...recipients], workshop);
  return { files: [], input: stdout };
}

/**
 * @param sample something that was encrypted with the backup, and is known to lie there as it was written
 * @throws BackupError `key-missing`
 */
export async function openGpg(
  config: GpgConfig | undefined,
  encryption: Encryption,
  sample: AsyncIterable<Uint8Array>,
  workshop: Workshop,
): Promise<Opener> {
  const env = { ...workshop.env, LC_ALL: 'C' };
  const base = [...homeOf(config?.home), ...quiet] as const;
  const openedBy = new Set<string>();
  const sees = (line: string) => {
    // "[GNUPG:] DECRYPTION_KEY <fingerprint of the subkey> <fingerprint of the key> <trust>"
    const primary = /^\[GNUPG:\] DECRYPTION_KEY [0-9A-F]+ ([0-9A-F]+) /.exec(line)?.[1];
    if (primary !== undefined) openedBy.add(primary);
  };
  try {
    const trial = ['gpg', ...base, '--status-fd', '2', '--decrypt'] as const;
    for await (const _ of throughTool(trial, sample, { ...workshop, env }, refused, sees));
  } catch (error) {
    if (workshop.signal.aborted || (error instanceof BackupError && error.code !== 'damaged')) throw error;
    throw keyMissing(encryption, [messageOf(error)], error);
  }
  return {
    openedBy: [...openedBy],
    decrypt: (content) => throughTool(['gpg', ...base, '--decrypt'], content, { ...workshop, env }, refused),
  };
}

function homeOf(home: string | undefined): string[] {
  return home === undefined ? [] : ['--homedir', home];
}

function refused({ stderr }: ToolExit): BackupError {
  const said = stderr.filter((line) => line.startsWith('gpg: ')).map((line) => line.slice('gpg: '.length));
  return new BackupError('damaged', `gpg could not decrypt: ${said.at(-1) ?? 'it does not say why'}`, {
    because: said,
  });
}

function notUsable(title: string, { stderr }: ToolExit): BackupError {
  return new BackupError('key-missing', title, {
    because: stderr,
    hint: 'Check encryption.gpg: recipients are full fingerprints of keys that can encrypt and have not expired, and public-keys names the files that hold them. Nothing was committed.',
  });
}
