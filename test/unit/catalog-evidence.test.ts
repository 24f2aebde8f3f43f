import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkEvidence } from '../../src/catalog/evidence/check.ts';
import { type EvidenceEntry, encodeEntry } from '../../src/catalog/evidence/entry.ts';
import { addEvidence, evidencePath } from '../../src/catalog/evidence/log.ts';
import { encodeManifest, manifestPath } from '../../src/catalog/manifest.ts';
import { sha256Of } from '../../src/catalog/seal.ts';
import { openSigner, type Signer } from '../../src/catalog/signature.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { localStore } from '../../src/stores/local.ts';
import type { Store } from '../../src/stores/store.ts';
import { manifestOf } from '../support/manifest.ts';
import { memoryStore } from '../support/memory-store.ts';
import { temporaryFolder } from '../support/temp.ts';

const system = 'trading-system';
const id = '20261122_020000';
const proof = `${id}/proofs/20261122T030000.000Z-verify.json`;

function newSigner(): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = openSigner({ 'private-key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
  if (signer === undefined) throw new Error('no signer');
  return signer;
}

function told(operation: string, given: Partial<EvidenceEntry> = {}): Parameters<typeof addEvidence>[1] {
  return {
    system,
    startedAt: '2026-11-22T02:00:00.000Z',
    finishedAt: '2026-11-22T02:01:00.000Z',
    operation,
    outcome: 'done',
    run: { machine: 'runner-1', actor: 'octocat' },
    backups: [],
    program: '0.1.0',
    ...given,
  };
}

const check = async (store: Store, trusted?: string) => {
  const { findings } = await checkEvidence(store, system, trusted);
  return findings.map(({ kind, file, problem }) => `${kind}: ${file} ${problem}`);
};
const at = (number: number) => evidencePath(system, number);

/** A store with five entries. */
async function logged(signer?: Signer, store: Store = memoryStore()): Promise<Store> {
  for (const operation of ['backup', 'verify', 'restore-test', 'restore', 'undo'])
    await addEvidence(store, told(operation), signer);
  return store;
}

async function edit(store: Store, number: number, change: (text: string) => string): Promise<void> {
  const text = String(await store.readSmall(at(number)));
  const changed = change(text);
  expect(changed).not.toBe(text);
  await store.put(at(number), Buffer.from(changed));
}

/** Writes an entry anew with something else in it, as one who knows the format does. */
async function forge(store: Store, number: number, change: Partial<EvidenceEntry>, signer?: Signer): Promise<void> {
  const { entry } = JSON.parse(String(await store.readSmall(at(number))));
  await store.put(at(number), encodeEntry({ ...entry, ...change }, signer));
}

describe('the log', () => {
  test.each(['signed', 'unsigned'])('%s: each entry names the one before, and the chain holds', async (kind) => {
    const signer = kind === 'signed' ? newSigner() : undefined;
    const store = await logged(signer);
    const { entries, findings, head } = await checkEvidence(store, system, signer?.publicKey);
    expect(findings).toEqual([]);
    expect(entries.map(({ number, operation }) => [number, operation])).toEqual([
      [1, 'backup'],
      [2, 'verify'],
      [3, 'restore-test'],
      [4, 'restore'],
      [5, 'undo'],
    ]);
    const bytes = await Promise.all([1, 2, 3, 4, 5].map(async (number) => (await store.readSmall(at(number))) ?? ''));
    const hashes = bytes.map((one) => sha256Of(Buffer.from(one)));
    expect(entries.map(({ previous }) => previous)).toEqual([undefined, ...hashes.slice(0, 4)]);
    expect(head).toEqual({ number: 5, sha256: hashes[4] });
    expect(entries[0]).toMatchObject(told('backup'));
  });

  test('systems have one each', async () => {
    const store = await logged();
    expect(await addEvidence(store, told('backup', { system: 'other' }), undefined)).toBe(1);
    expect(await check(store)).toEqual([]);
  });

  test.each(['local', 'memory'])('16 writers at once make one chain of 16 entries on a %s store', async (kind) => {
    await using folder = await temporaryFolder();
    const objects = new Map();
    const open = () => (kind === 'local' ? localStore('local', folder.path) : memoryStore('memory', objects));
    const numbers = await Promise.all(
      Array.from({ length: 16 }, (_, writer) =>
        addEvidence(open(), told('verify', { run: { machine: `runner-${writer}` } }), undefined),
      ),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    const { entries, findings } = await checkEvidence(open(), system, undefined);
    expect(findings).toEqual([]);
    expect(new Set(entries.map(({ run }) => run.machine)).size).toBe(16);
  });

  test('adding reads the names and the newest entry, however many there are', async () => {
    const store = await logged();
    const asked: string[] = [];
    const counted: Store = {
      ...store,
      list: (folder) => {
        asked.push(`list ${folder}`);
        return store.list(folder);
      },
      readSmall: (path) => {
        asked.push(`read ${path}`);
        return store.readSmall(path);
      },
    };
    await addEvidence(counted, told('backup'), undefined);
    expect(asked).toEqual([`list evidence/${system}`, `read ${at(5)}`]);
  });

  test('an entry that is still being written is waited for; one that stays broken is chained as it lies', async () => {
    const store = await logged();
    const whole = await store.readSmall(at(5));
    let reads = 0;
    const slow: Store = {
      ...store,
      readSmall: async (path) => (++reads < 3 ? whole?.subarray(0, reads * 10) : store.readSmall(path)),
    };
    await addEvidence(slow, told('verify'), undefined);
    expect(await check(store)).toEqual([]);
    await store.put(at(6), Buffer.from('{'));
    await addEvidence(store, told('verify'), undefined);
    expect(await check(store)).toEqual([`broken: ${at(6)} is not an entry of the log`]);
  });

  test('what a newer program adds is kept, sealed and no finding; a newer format could not be read', async () => {
    const store = await logged();
    const more = { ...told('prune', { outcome: 'removed' }), because: [{ reason: 'older than 7 d' }] };
    await addEvidence(store, more, undefined);
    expect(await check(store)).toEqual([]);
    await edit(store, 6, (text) => text.replace('7 d', '1 d'));
    expect(await check(store)).toEqual([`broken: ${at(6)} was changed after it was written`]);
    await forge(store, 6, JSON.parse('{ "format": 2 }'));
    expect(await check(store)).toEqual([`unverified: ${at(6)} has format version 2; this program reads version 1`]);
  });
});

describe('what is found', () => {
  test('an entry that is missing, at the beginning or within', async () => {
    for (const number of [1, 3]) {
      const store = await logged();
      await store.remove(at(number));
      expect(await check(store)).toEqual([`broken: ${at(number)} is missing`]);
    }
  });

  test('an entry that was edited, whatever was edited', async () => {
    const edits: [string, string | RegExp, string][] = [
      ['the outcome', '"outcome": "done"', '"outcome": "failed"'],
      ['who', 'octocat', 'nobody'],
      ['a link', /"previous": "./, '"previous": "x'],
      ['the hash', /"sha256": "./, '"sha256": "x'],
      ['a second word for the same', '"outcome": "done"', '"outcome": "failed", "outcome": "done"'],
      ['white space', '\n', '\n '],
    ];
    for (const [what, from, to] of edits) {
      const store = await logged();
      await edit(store, 3, (text) => text.replace(from, to));
      expect(await check(store), what).toEqual([`broken: ${at(3)} was changed after it was written`]);
    }
  });

  test('an entry that was written anew, whole in itself: by the one after it', async () => {
    const store = await logged();
    await forge(store, 3, { outcome: 'failed' });
    expect(await check(store)).toEqual([
      `broken: ${at(3)} is not what entry 4 was written after: one of the two was changed`,
    ]);
  });

  test('entries that changed places, come from another log, or begin the chain anew', async () => {
    const swapped = await logged();
    const [second, third] = [await swapped.readSmall(at(2)), await swapped.readSmall(at(3))];
    await swapped.put(at(3), second ?? Buffer.alloc(0));
    await swapped.put(at(2), third ?? Buffer.alloc(0));
    expect(await check(swapped)).toEqual(
      expect.arrayContaining([`broken: ${at(2)} is entry 3 of ${system}`, `broken: ${at(3)} is entry 2 of ${system}`]),
    );

    const foreign = await logged();
    await forge(foreign, 5, { system: 'other' });
    expect(await check(foreign)).toEqual([`broken: ${at(5)} is entry 5 of other`]);

    const begun = await logged();
    await forge(begun, 5, { previous: undefined });
    await forge(begun, 1, { previous: 'x' });
    expect(await check(begun)).toEqual(
      expect.arrayContaining([
        `broken: ${at(1)} is not the first: it names one before it`,
        `broken: ${at(5)} names none before it`,
      ]),
    );
  });

  test('signatures: missing, of another key, or not matching', async () => {
    const signer = newSigner();
    const edited = await logged(signer);
    await edit(edited, 5, (text) => text.replace(/"signature": "..../, '"signature": "AAAA'));
    expect(await check(edited, signer.publicKey)).toEqual([`broken: ${at(5)} has a signature that does not match`]);
    expect(await check(edited)).toEqual([`broken: ${at(5)} has a signature that does not match`]);

    const other = await logged(signer);
    await forge(other, 5, { outcome: 'failed' }, newSigner());
    expect(await check(other, signer.publicKey)).toEqual([
      `broken: ${at(5)} is signed with another key than the configured one`,
    ]);

    const stripped = await logged(signer);
    await forge(stripped, 5, { outcome: 'failed' });
    expect(await check(stripped, signer.publicKey)).toEqual([`unverified: ${at(5)} is not signed`]);
  });

  test('entries from before there was a key cannot be verified', async () => {
    const store = await logged();
    const signer = newSigner();
    await addEvidence(store, told('backup'), signer);
    expect(await check(store)).toEqual([]);
    expect(await check(store, signer.publicKey)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `unverified: ${at(number)} is not signed`),
    );
  });

  test('an entry that cannot be read hides no other, and is no pass', async () => {
    const store = await logged();
    const failing: Store = {
      ...store,
      readSmall: async (path) => {
        if (path !== at(3)) return store.readSmall(path);
        throw new BackupError('read-failed', 'x', { cause: Object.assign(new Error('x'), { code: 'EIO' }) });
      },
    };
    const { entries, findings } = await checkEvidence(failing, system, undefined);
    expect(findings).toEqual([{ file: at(3), problem: 'cannot be read: EIO', kind: 'unverified' }]);
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 4, 5]);
  });

  test('a log without any entry is no pass', async () => {
    expect(await check(memoryStore())).toEqual([
      `unverified: evidence/${system} holds no entry: nothing is shown by it`,
    ]);
  });
});

describe('backups and proofs that the log does not know', () => {
  const bytes = encodeManifest({ ...manifestOf(id), system, finishedAt: '2026-11-22T02:00:30.000Z' });
  const backup = { id, manifestSha256: sha256Of(bytes) };

  async function withBackup(store: Store): Promise<Store> {
    await store.put(`${id}/${manifestPath}`, bytes);
    await store.put(proof, Buffer.from('{}'));
    return store;
  }

  test('are found, as an end that was cut off shows', async () => {
    const store = await withBackup(memoryStore());
    await addEvidence(store, told('verify'), undefined);
    await addEvidence(store, told('backup', { backups: [backup] }), undefined);
    await addEvidence(store, told('verify', { backups: [{ ...backup, proofs: [proof] }] }), undefined);
    expect(await check(store)).toEqual([]);
    await store.remove(at(3));
    expect(await check(store)).toEqual([`broken: ${proof} has no entry in the log`]);
    await store.remove(at(2));
    expect(await check(store)).toEqual([
      `broken: ${id} has no entry in the log`,
      `broken: ${proof} has no entry in the log`,
    ]);
  });

  test('may have been brought by a sync; a look at a backup is no arrival', async () => {
    const store = await withBackup(memoryStore());
    const brought = { ...backup, proofs: [proof] };
    await addEvidence(store, told('verify', { backups: [brought] }), undefined);
    expect(await check(store)).toEqual([`broken: ${id} has no entry in the log`]);
    await addEvidence(store, told('sync', { backups: [{ id, proofs: [proof] }] }), undefined);
    expect(await check(store)).toEqual([`broken: ${id} has no entry in the log`]);
    await addEvidence(store, told('sync', { backups: [brought] }), undefined);
    expect(await check(store)).toEqual([]);
  });

  test('are not asked for from before the log began', async () => {
    const store = await withBackup(memoryStore());
    const later = { startedAt: '2026-11-22T04:00:00.000Z', finishedAt: '2026-11-22T04:00:00.000Z' };
    await addEvidence(store, told('verify', later), undefined);
    expect(await check(store)).toEqual([]);
  });

  test('a backup with another manifest than the one that was made', async () => {
    const store = await withBackup(memoryStore());
    const backups = [{ id, manifestSha256: '0'.repeat(64), proofs: [proof] }];
    await addEvidence(store, told('backup', { backups }), undefined);
    expect(await check(store)).toEqual([`broken: ${id} has another manifest than the log says`]);
  });

  test('cannot be told for certain while an entry cannot be read', async () => {
    const store = await withBackup(memoryStore());
    await addEvidence(store, told('verify', { backups: [{ id, proofs: [proof] }] }), undefined);
    await addEvidence(store, told('backup', { backups: [backup] }), undefined);
    await forge(store, 2, JSON.parse('{ "format": 2 }'));
    expect(await check(store)).toEqual([
      `unverified: ${at(2)} has format version 2; this program reads version 1`,
      `unverified: ${id} has no entry in the log`,
    ]);
  });
});
