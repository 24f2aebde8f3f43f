import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { actionVerbs, verbs } from '../../../src/operations/index.ts';
import { actionDocs } from './action-docs.ts';
import { actionFiles } from './action-yml.ts';
import { configurationFiles } from './configuration.ts';
import { generateKernel } from './kernel.ts';
import { statusSchema } from './status-schema.ts';

/** Writes every generated file; with --check only tells which are out of date. */
const root = join(import.meta.dirname, '../../..');
const check = argv.includes('--check');
const files = [
  ...actionFiles(actionVerbs),
  actionDocs(actionVerbs, verbs),
  ...configurationFiles(),
  statusSchema(),
  ...(await generateKernel()),
];
let stale = 0;
for (const { path, content } of files) {
  const target = join(root, path);
  if ((await readFile(target, 'utf8').catch(() => '')) === content) continue;
  stale += 1;
  if (check) {
    console.error(`${path} is out of date: run script/generate`);
    continue;
  }
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  console.log(`wrote ${path}`);
}
process.exitCode = check && stale > 0 ? 1 : 0;
