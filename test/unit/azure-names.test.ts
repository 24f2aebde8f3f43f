import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blobName, blobPrefix, nameOfBlob } from '../../src/stores/azure/names.ts';

const name = fc.string({ unit: fc.constantFrom(...'aB0 ./\\%5C\n\t€-_~\u0000', '..', '\u{1f4be}', '\uffff') });

test('every name comes back, and names that differ are different blobs', () => {
  fc.assert(fc.property(name, (one) => nameOfBlob(blobName(one)) === one));
});

test('no blob has a name that the service would change or could not list', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
  const changed = /[\u0000-\u001f\u007f\\\uffff]|(?:^|\/) | (?:\/|$)|\.(?:\/|$)/u;
  fc.assert(fc.property(name, (one) => !changed.test(blobName(one))));
});

test('whatever begins so is found by the prefix', () => {
  fc.assert(fc.property(name, name, (prefix, rest) => blobName(prefix + rest).startsWith(blobPrefix(prefix))));
});

test('ordinary names are as they are', () => {
  for (const one of ['20261122_020000/database/toc.dat', 'a b/ümläut €/..a/#?&+"\'*', 'x//y'])
    expect(blobName(one)).toBe(one);
  expect(blobName('a\\b/../ c /100%')).toBe('a%5Cb/.%2E/%20c%20/100%25');
});

test('foreign blobs with names that are none of ours keep them', () => {
  expect(nameOfBlob('100%')).toBe('100%');
});
