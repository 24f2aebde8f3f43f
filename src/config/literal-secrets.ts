import type { ConfigDocument, Problem } from './document.ts';
import { passwordsIn } from './server-url.ts';
import { isRecord, valueAt } from './tree.ts';

/** Settings that hold URLs with passwords, and a telling name for the variable of each. */
const urls: readonly (readonly [path: readonly string[], variable: string])[] = [
  [['database', 'url'], 'DATABASE_URL'],
  [['redis', 'url'], 'REDIS_URL'],
  [['restore-test', 'database', 'url'], 'RESTORE_TEST_DATABASE_URL'],
  [['restore-test', 'redis', 'url'], 'RESTORE_TEST_REDIS_URL'],
  [['trading', 'url'], 'TRADING_URL'],
];

/** Settings that are private keys, and what a reader of the file can do with each. */
const privateKeys: readonly (readonly [path: readonly string[], danger: string])[] = [
  [
    ['signing', 'private-key'],
    'sign what they like; make a new one, put it into the environment and write ${BACKUP_SIGNING_KEY}',
  ],
  [
    ['encryption', 'age', 'identity'],
    'read the backups; make a new one, put it into the environment and write ${BACKUP_AGE_IDENTITY}',
  ],
];

/**
 * Finds the secrets that backup.yml holds itself, where it should name a variable of the environment. The messages never
 * repeat them. They are warnings: whoever restores at night must not be kept from it by where a key stands.
 */
export function findLiterals(document: ConfigDocument): Problem[] {
  const checks = document.written.checks;
  const ofChecks = (Array.isArray(checks) ? checks : []).map(
    (_check, index) => [['checks', String(index), 'url'], 'CHECK_URL'] as const,
  );
  const found: Problem[] = [];
  for (const [path, variable] of [...urls, ...ofChecks]) {
    const text = valueAt(document.written, path);
    if (typeof text !== 'string' || !passwordsIn(text).some(isLiteral)) continue;
    const message = `${path.join('.')}: a password stands in the file, for all who can read the repository; put the URL into the environment and write \${${variable}}`;
    found.push({ where: document.whereIs(path), message });
  }
  for (const name of Object.keys(isRecord(document.written.stores) ? document.written.stores : {})) {
    for (const setting of ['secret-access-key', 'account-key', 'sas-token']) {
      const path = ['stores', name, setting];
      const text = valueAt(document.written, path);
      if (typeof text !== 'string' || !isLiteral(text)) continue;
      const message = `${path.join('.')}: a key stands in the file: all who can read the repository can read and remove backups; make a new one, put it into the environment and write a reference like \${BACKUP_STORE_KEY}`;
      found.push({ where: document.whereIs(path), message });
    }
  }
  for (const [key, danger] of privateKeys) {
    const written = valueAt(document.written, key);
    if (typeof written !== 'string' || !isLiteral(written)) continue;
    const message = `${key.join('.')}: a private key stands in the file: all who can read the repository can ${danger}`;
    found.push({ where: document.whereIs(key), message });
  }
  return found;
}

/** Not empty, and nothing in it comes from a variable; "$${" is a plain "${". */
function isLiteral(text: string): boolean {
  return text !== '' && !/(?<!\$|%24)(\$|%24)(\{|%7B)[A-Za-z_][A-Za-z0-9_]*(\}|%7D)/i.test(text);
}
