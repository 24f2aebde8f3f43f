import type { KeyObject } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestPath, manifestSchema, signaturePath, sumsPath } from '../../../src/catalog/manifest.ts';
import { readManifest, replace, sumsOf, writeManifest } from './copy.ts';
import type { Damage } from './mutations.ts';
import type { Random } from './random.ts';

interface Edit {
  readonly name: string;
  change(manifest: Manifest, random: Random): Manifest;
}

/** Changes after which the manifest is as well-formed as before. */
const edits: readonly Edit[] = [
  { name: 'a row count', change: (manifest) => editText(manifest, /("rows":)(\d+)/, increase) },
  { name: 'a fingerprint', change: (manifest) => editText(manifest, /("fingerprint":")([0-9a-f])/, otherDigit) },
  { name: 'a digest of keys', change: (manifest) => editText(manifest, /("digest":")([0-9a-f])/, otherDigit) },
  { name: 'a file’s size', change: (manifest, random) => editFile(manifest, random, 'bytes') },
  { name: 'a file’s raw size', change: (manifest, random) => editFile(manifest, random, 'rawBytes') },
  { name: 'a file’s SHA-256', change: (manifest, random) => editFile(manifest, random, 'sha256') },
  { name: 'a file left out', change: (manifest, random) => withoutFile(manifest, random) },
  { name: 'the id', change: (manifest) => ({ ...manifest, id: '20000101_000000' }) },
  { name: 'the system', change: (manifest) => ({ ...manifest, system: 'another-system' }) },
  { name: 'the time', change: (manifest) => ({ ...manifest, finishedAt: '2000-01-01T00:00:00.000Z' }) },
  { name: 'a component left out', change: (manifest, random) => withoutComponent(manifest, random) },
  { name: 'the warnings', change: (manifest) => ({ ...manifest, warnings: [...manifest.warnings, 'all is well'] }) },
];

/** The manifest edited, everything else left as it was. */
export function manifestEdits(): Damage[] {
  return edits.map(({ name, change }) => ({
    kind: `edited: ${name}`,
    target: manifestPath,
    async apply({ copy, random }) {
      const edited = change(await readManifest(copy.folder), random);
      await replace(copy.folder, manifestPath, `${JSON.stringify(edited, undefined, 2)}\n`);
      return [manifestPath];
    },
  }));
}

/** The manifest edited and SHA256SUMS made to agree: the signature is all that tells. */
export function signedEdits(): Damage[] {
  return edits.map(({ name, change }) => ({
    kind: `edited, sums recomputed: ${name}`,
    target: manifestPath,
    async apply({ copy, random }) {
      await writeManifest(copy.folder, change(await readManifest(copy.folder), random));
      // A manifest with another id is refused before its signature is looked at.
      return [name === 'the id' ? manifestPath : signaturePath];
    },
  }));
}

/** The signature taken away, or made by somebody else. */
export function signatureDamages(foreign: KeyObject, foreignSigner: string): Damage[] {
  return [
    {
      kind: 'signature taken away from manifest and folder',
      target: signaturePath,
      async apply({ copy }) {
        const { signer: _signer, ...manifest } = await readManifest(copy.folder);
        await writeManifest(copy.folder, manifest);
        await rm(join(copy.folder, signaturePath));
        return [signaturePath];
      },
    },
    {
      kind: 'edited and signed with another key',
      target: signaturePath,
      async apply({ copy }) {
        const manifest = await readManifest(copy.folder);
        await writeManifest(copy.folder, { ...manifest, signer: foreignSigner, warnings: ['edited'] }, foreign);
        return [signaturePath];
      },
    },
    {
      kind: 'signed with another key in the first signer’s name',
      target: signaturePath,
      async apply({ copy }) {
        await writeManifest(copy.folder, await readManifest(copy.folder), foreign);
        return [signaturePath];
      },
    },
  ];
}

/** SHA256SUMS edited so that it is still a list of sums. */
export function sumsEdits(): Damage[] {
  const edit = (name: string, how: (lines: string[], random: Random) => string[]): Damage => ({
    kind: `edited: ${name}`,
    target: sumsPath,
    async apply({ copy, random }) {
      const bytes = await readFile(join(copy.folder, manifestPath));
      const lines = sumsOf(manifestSchema.parse(JSON.parse(bytes.toString('utf8'))), bytes).split('\n');
      await replace(copy.folder, sumsPath, how(lines, random).join('\n'));
      return [sumsPath];
    },
  });
  return [
    edit('a line left out', (lines, random) => lines.toSpliced(random.below(lines.length - 1), 1)),
    edit('the manifest’s line left out', (lines) => lines.toSpliced(-2, 1)),
    edit('the manifest’s sum', (lines) => lines.with(-2, `${'0'.repeat(64)}  ${manifestPath}`)),
    edit('a line twice', (lines) => [lines[0] ?? '', ...lines]),
    edit('the order', (lines) => [...lines.slice(0, -1).reverse(), '']),
  ];
}

/** Edits the facts where the manifest's schema leaves them to the component. */
function editText(manifest: Manifest, pattern: RegExp, how: (value: string) => string): Manifest {
  const text = JSON.stringify(manifest).replace(
    pattern,
    (_all, before: string, value: string) => `${before}${how(value)}`,
  );
  return manifestSchema.parse(JSON.parse(text));
}

function increase(digits: string): string {
  return String(Number(digits) + 1);
}

function otherDigit(digit: string): string {
  return digit === '0' ? '1' : '0';
}

function editFile(manifest: Manifest, random: Random, field: 'bytes' | 'rawBytes' | 'sha256'): Manifest {
  const at = random.below(manifest.files.length);
  const files = manifest.files.map((file, index) => {
    if (index !== at) return file;
    return field === 'sha256'
      ? { ...file, sha256: file.sha256.split('').reverse().join('') }
      : { ...file, [field]: file[field] + 1 };
  });
  return { ...manifest, files };
}

function withoutFile(manifest: Manifest, random: Random): Manifest {
  return { ...manifest, files: manifest.files.toSpliced(random.below(manifest.files.length), 1) };
}

function withoutComponent(manifest: Manifest, random: Random): Manifest {
  const gone = random.pick(Object.keys(manifest.components));
  const components = Object.fromEntries(Object.entries(manifest.components).filter(([name]) => name !== gone));
  return { ...manifest, components };
}
