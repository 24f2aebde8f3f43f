import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  describeProofs,
  type Proof,
  provingTest,
  readProofs,
  type Statement,
  saveProof,
} from '../../src/catalog/proofs.ts';
import { isSignedBy, openSigner, trustedKey } from '../../src/catalog/signature.ts';
import { localStore } from '../../src/stores/local.ts';
import { temporaryFolder } from '../support/temp.ts';

function keys(type: 'ed25519' | 'ed448' = 'ed25519') {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
  return {
    'private-key': pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'public-key': pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const id = '20261122_020000';

function statement(finishedAt = '2026-11-22T03:00:00.000Z', outcome: Statement['outcome'] = 'passed'): Statement {
  // Not in the order of the schema, as a caller may build it.
  return {
    backup: id,
    kind: 'verify',
    depth: 'deep',
    format: 1,
    findings: outcome === 'passed' ? [] : [{ problem: 'is missing', file: 'redis/dump.rdb' }],
    outcome,
    startedAt: '2026-11-22T02:59:00.000Z',
    finishedAt,
    program: 'backup-actions 0.1.0',
    machine: 'runner-1',
  };
}

describe('proofs', () => {
  test('are read back oldest first, signed or not', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    const signer = openSigner(keys());
    await saveProof(store, statement('2026-11-22T05:00:00.000Z', 'failed'), signer);
    await saveProof(store, statement('2026-11-22T04:00:00.000Z'), undefined);
    const { proofs, problems } = await readProofs(store, id);
    expect(problems).toEqual([]);
    expect(proofs.map((proof) => [proof.statement.finishedAt, proof.signer])).toEqual([
      ['2026-11-22T04:00:00.000Z', undefined],
      ['2026-11-22T05:00:00.000Z', signer?.publicKey],
    ]);
    expect(proofs[1]?.statement).toEqual(statement('2026-11-22T05:00:00.000Z', 'failed'));
    expect(await readProofs(store, '20261123_020000')).toEqual({ proofs: [], problems: [] });
  });

  test('in few words keep the last restore test, whatever was looked at since', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    expect(describeProofs([])).toBeUndefined();
    await saveProof(store, statement('2026-11-22T04:00:00.000Z'), undefined);
    const tested = { ...statement('2026-11-22T05:00:00.000Z'), kind: 'restore-test', depth: 'whole' } as const;
    await saveProof(store, tested, undefined);
    const proven = 'restore-test whole passed 2026-11-22T05:00:00.000Z';
    expect(describeProofs((await readProofs(store, id)).proofs)).toBe(proven);
    await saveProof(store, { ...statement('2026-11-22T06:00:00.000Z'), depth: 'quick' }, undefined);
    expect(describeProofs((await readProofs(store, id)).proofs)).toBe(
      `${proven}, verify quick passed 2026-11-22T06:00:00.000Z`,
    );
  });

  test.each<[string, [string, Statement['outcome']][], boolean]>([
    ['a test of a part proves no backup', [['config', 'passed']], false],
    ['a test of the whole does', [['whole', 'passed']], true],
    [
      'and still does when a part passed since',
      [
        ['whole', 'passed'],
        ['config', 'passed'],
      ],
      true,
    ],
    [
      'but not when a part failed since',
      [
        ['whole', 'passed'],
        ['redis', 'failed'],
      ],
      false,
    ],
    [
      'nor when the whole failed, whatever part passed since',
      [
        ['whole', 'passed'],
        ['whole', 'failed'],
        ['redis', 'passed'],
      ],
      false,
    ],
    [
      'the last one of the whole counts',
      [
        ['whole', 'failed'],
        ['whole', 'passed'],
      ],
      true,
    ],
  ])('%s', (_what, tests, proven) => {
    const proofs = tests.map(([depth, outcome]): Proof => {
      const one = { ...statement('2026-11-22T05:00:00.000Z', outcome), kind: 'restore-test', depth } as const;
      return { path: 'p', signer: undefined, statement: one };
    });
    expect(provingTest(proofs) !== undefined).toBe(proven);
    if (proven) expect(provingTest(proofs)?.statement.depth).toBe('whole');
  });

  test.each([['signed'], ['unsigned']])('every edit of a %s one is noticed', async (kind) => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    const path = await saveProof(
      store,
      statement(undefined, 'failed'),
      kind === 'signed' ? openSigner(keys()) : undefined,
    );
    const good = String(await store.readSmall(path));
    const edits: [string | RegExp, string][] = [
      ['"failed"', '"passed"'],
      ['runner-1', 'runner-2'],
      ['"deep"', '"quick"'],
      [/"sha256": "./, '"sha256": "x'],
      [/\}\s*$/, ''],
      ['"format": 1', '"format": 2'],
      ['"format": 1', '"format": 1, "more": 1'],
    ];
    if (kind === 'signed') {
      const other = openSigner(keys());
      edits.push(
        [/"signer": "[^"]*"/, `"signer": "${other?.publicKey}"`],
        [/"signature": "..../, '"signature": "AAAA'],
      );
      edits.push([/"signature": "[^"]*"/, '"signature": ""'], [/"signer": "[^"]*",/, '']);
    }
    for (const [from, to] of edits) {
      const edited = good.replace(from, to);
      expect(edited).not.toBe(good);
      await store.put(path, Buffer.from(edited));
      const { proofs, problems } = await readProofs(store, id);
      expect([proofs, problems.map((one) => one.path)], String(from)).toEqual([[], [path]]);
    }
  });

  test('one copied from another backup proves nothing', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    const path = await saveProof(store, statement(), undefined);
    const other = path.replace(id, '20261123_020000');
    await store.put(other, (await store.readSmall(path)) ?? Buffer.alloc(0));
    expect(await readProofs(store, '20261123_020000')).toEqual({
      proofs: [],
      problems: [{ path: other, problem: `is about backup ${id}` }],
    });
  });
});

describe('signatures', () => {
  const bytes = Buffer.from('manifest');

  test('only the holder’s signature over the same bytes is accepted', () => {
    const signer = openSigner(keys());
    const other = openSigner(keys());
    if (signer === undefined || other === undefined) throw new Error('no signer');
    const signature = signer.sign(bytes);
    expect(isSignedBy(signer.publicKey, bytes, signature)).toBe(true);
    expect(isSignedBy(other.publicKey, bytes, signature)).toBe(false);
    expect(isSignedBy(signer.publicKey, Buffer.from('manifesT'), signature)).toBe(false);
    expect(isSignedBy(signer.publicKey, bytes, Buffer.alloc(0))).toBe(false);
    expect(isSignedBy('not a key', bytes, signature)).toBe(false);
  });

  test('the trusted key is the public one, else the half of the private one', () => {
    const pair = keys();
    const own = openSigner(pair)?.publicKey;
    expect(trustedKey({ 'public-key': pair['public-key'] })).toBe(own);
    expect(trustedKey({ 'private-key': pair['private-key'] })).toBe(own);
    expect(trustedKey({ ...pair, 'public-key': keys()['public-key'] })).not.toBe(own);
    expect([trustedKey({}), openSigner({})]).toEqual([undefined, undefined]);
  });

  test('a wrong public key is refused by whoever signs too, and told how a public key is made', () => {
    const pair = keys();
    for (const pem of ['garbage', keys('ed448')['public-key']]) {
      const wrong = expect.objectContaining({
        code: 'invalid-config',
        message: 'signing.public-key is not an ed25519 key in PEM form',
        hint: expect.stringMatching(/openssl pkey .* -pubout/),
      });
      expect(() => openSigner({ ...pair, 'public-key': pem })).toThrow(wrong);
      expect(() => openSigner({ 'public-key': pem })).toThrow(wrong);
    }
    expect(openSigner(pair)?.publicKey).toBeDefined();
  });

  test('a key pasted on one line, or with its line feeds written out, is the same key', () => {
    const key = keys();
    const expected = openSigner(key)?.publicKey;
    const pasted = ['\\n', ' ', '', '\r\n', '\\r\\n'].map((ending) => (pem: string) => pem.replaceAll('\n', ending));
    for (const paste of [...pasted, (pem: string) => `"${pem.replaceAll('\n', '\\n')}"`, (pem: string) => `  ${pem}`]) {
      const own = { 'private-key': paste(key['private-key']), 'public-key': paste(key['public-key']) };
      expect(openSigner(own)?.publicKey).toBe(expected);
      expect(trustedKey({ 'public-key': own['public-key'] })).toBe(expected);
    }
  });

  test('a key of another kind, or none at all, is refused without being shown', () => {
    for (const pem of [keys('ed448')['private-key'], 'geheim-77', '']) {
      const open = () => openSigner({ 'private-key': pem });
      expect(open).toThrow(
        expect.objectContaining({ code: 'invalid-config', hint: expect.stringContaining('openssl') }),
      );
      try {
        open();
      } catch (error) {
        expect(String(error)).not.toContain('geheim');
      }
    }
  });
});
