import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bash, stock } from './e2e/stock.ts';
import { temporaryFolder } from './temp.ts';

/** Keys of one kind of encryption, made by its own program. Disposing them ends its agent. */
export interface EncryptionKeys extends AsyncDisposable {
  readonly folder: string;
  /** Lines of backup.yml of a host that makes backups. */
  readonly publicSettings: string;
  /** The same, of a host that reads them. */
  readonly privateSettings: string;
  /** The same, with a private key of nobody that backups are for. */
  readonly foreignSettings: string;
  readonly recipients: readonly string[];
  /** Variables that RESTORE.md names. */
  readonly byHand: Readonly<Record<string, string>>;
}

export async function ageKeys(): Promise<EncryptionKeys> {
  const { path: folder, ...disposable } = await temporaryFolder('age-');
  const file = (name: string) => join(folder, name);
  const recipients: string[] = [];
  for (const name of ['away', 'here', 'foreign']) {
    await stock('age-keygen', ['-o', file(name)]);
    recipients.push((await stock('age-keygen', ['-y', file(name)])).trim());
  }
  const [first = '', second = ''] = recipients;
  const settings = (more: string) => `encryption: { age: { recipients: [${first}, ${second}]${more} } }\n`;
  return {
    folder,
    publicSettings: settings(''),
    privateSettings: settings(`, identity-files: [${file('here')}]`),
    foreignSettings: settings(`, identity-files: [${file('foreign')}]`),
    recipients: [first, second],
    byHand: { AGE_KEY: file('here') },
    ...disposable,
  };
}

export async function gpgKeys(): Promise<EncryptionKeys> {
  const temporary = await temporaryFolder('gpg-');
  const folder = temporary.path;
  const home = (name: string) => join(folder, name);
  const fingerprints: Record<string, string> = {};
  for (const name of ['here', 'foreign']) {
    await mkdir(home(name), { mode: 0o700 });
    const gpg = (...args: string[]) => stock('gpg', ['--homedir', home(name), '--batch', '--quiet', ...args]);
    await gpg(
      '--passphrase',
      '',
      '--quick-generate-key',
      `${name} <${name}@example.com>`,
      'future-default',
      'default',
      '0',
    );
    const listed = await gpg('--with-colons', '--list-keys');
    fingerprints[name] = /^fpr:+([0-9A-F]+):/m.exec(listed)?.[1] ?? '';
    await writeFile(join(folder, `${name}.asc`), await gpg('--armor', '--export'));
  }
  const settings = (more: string) =>
    `encryption: { gpg: { recipients: [${fingerprints.here}], public-keys: [${join(folder, 'here.asc')}]${more} } }\n`;
  return {
    folder,
    publicSettings: settings(''),
    privateSettings: settings(`, home: ${home('here')}`),
    foreignSettings: settings(`, home: ${home('foreign')}`),
    recipients: [fingerprints.here ?? ''],
    byHand: { GNUPGHOME: home('here') },
    [Symbol.asyncDispose]: async () => {
      await bash(`for home in ${folder} ${folder}/*/; do gpgconf --homedir "$home" --kill all; done`);
      await temporary[Symbol.asyncDispose]();
    },
  };
}
