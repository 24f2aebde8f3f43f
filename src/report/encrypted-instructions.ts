import { type EncryptedManifest, missingIn, namesPath } from '../catalog/manifest.ts';
import { fenced } from './markdown.ts';

/** RESTORE.md of an encrypted backup, in clear: how to decrypt it with stock tools; what comes after that is encrypted in it. */
export function encryptedInstructions(manifest: EncryptedManifest): string {
  const { kind, recipients } = manifest.encryption;
  const parts = [
    `# Decrypt backup ${manifest.id} by hand`,
    `This is a ${manifest.type} backup of **${manifest.system}**, made ${manifest.startedAt}, encrypted with ${programs[kind]}. What it holds, and how that is restored, is encrypted too. Run the commands in the order they stand, in one shell (bash), and stop at the first that fails.`,
    ['The private key of any one of these opens it:', ...recipients.map((one) => `- \`${one}\``)].join('\n'),
    ...missingIn(manifest).map(({ warning }) => `**${warning}**`),
    '## 1. Check the files',
    'Start in the folder that holds this backup (the folder with `metadata/` in it). This needs no key.',
    fenced('set -euo pipefail\nsha256sum --quiet -c metadata/SHA256SUMS && echo "all files are intact"', 'sh'),
    '## 2. Decrypt it',
    keyText[kind],
    fenced(
      [
        'umask 077',
        `export OPENED="\${OPENED:-$(mktemp -d)/${manifest.id}}"   # a folder for the decrypted backup`,
        'mkdir -p "$OPENED"',
        ...keyCommands[kind],
        `decrypt ${namesPath(kind)} > "$OPENED/names"`,
        'while read -r stored name; do',
        '  mkdir -p "$(dirname "$OPENED/$name")"',
        '  decrypt "$stored" > "$OPENED/$name" < /dev/null',
        'done < "$OPENED/names"',
        'rm "$OPENED/names"',
        'cd "$OPENED"',
        'sha256sum --quiet -c metadata/SHA256SUMS && echo "all files are decrypted"',
      ].join('\n'),
      'sh',
    ),
    '## 3. Restore it',
    'The folder you are in now is the backup as it was before it was encrypted. Go on with its own instructions, `metadata/RESTORE.md`, or use `backupctl` with the folder above it as the store. Remove the folder when you are done: everything in it is in clear.',
  ];
  return `${parts.join('\n\n')}\n`;
}

const programs = { age: 'age (https://age-encryption.org)', gpg: 'OpenPGP (gpg)' } as const;

const keyText = {
  age: 'Bring the file with the private key, as `age-keygen` wrote it (`AGE-SECRET-KEY-1…`), and say where it is:',
  gpg: 'Bring the private key into the keyring of gpg (`gpg --import`), or say in which GNUPGHOME it is:',
} as const;

const keyCommands = {
  age: [
    'export AGE_KEY="${AGE_KEY:-$HOME/backup-key.txt}"   # the file with the private key',
    'decrypt() { age --decrypt -i "$AGE_KEY" "$1"; }',
  ],
  gpg: [
    'export GNUPGHOME="${GNUPGHOME:-$HOME/.gnupg}"   # where the private key is',
    'decrypt() { gpg --quiet --decrypt "$1"; }',
  ],
} as const;
