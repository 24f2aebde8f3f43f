import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { promisify } from 'node:util';

/** Builds the bundle into a folder (default dist). Its content depends on the sources and package-lock.json alone. */
const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const target = join(root, argv[2] ?? 'dist');
const work = join(root, '.build');
/** The folder a break-glass user copies; the actions' stubs reach into it. */
const core = 'cli/core';
const actions = ['backup', 'verify', 'restore', 'restore-test', 'sync', 'prune', 'status'];

/** An older Node.js would fail later and less clearly: it has no zstd. */
const cliStub = `const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  console.error('error: backupctl needs Node.js 24 or newer, this is ' + process.versions.node);
  process.exit(2);
}
const { runCli } = await import('./core/index.js');
await runCli(process.argv.slice(2));
`;

await rm(join(work, 'lib'), { recursive: true, force: true });
await rm(join(work, 'dist'), { recursive: true, force: true });
await tool('tsc', ['-p', 'tsconfig.build.json']);
await tool('ncc', [
  'build',
  '.build/lib/bundle.js',
  '-o',
  `.build/dist/${core}`,
  '-q',
  '--stats-out',
  '.build/stats.json',
]);
await writeStubs(join(work, 'dist'));
await writeLicences(join(work, 'stats.json'), join(work, 'dist', 'licenses.txt'));
await rm(target, { recursive: true, force: true });
await rename(join(work, 'dist'), target);

async function tool(name: string, args: readonly string[]): Promise<void> {
  try {
    await run(join(root, 'node_modules/.bin', name), [...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    console.error(`${name} failed\n${output}`);
    process.exit(1);
  }
}

/** A stub is all that differs between the actions: they share one bundle, loaded at its first use. */
async function writeStubs(folder: string): Promise<void> {
  const type = '{ "type": "module" }\n';
  await stub(join(folder, 'cli'), cliStub, type);
  for (const action of actions) {
    const source = `import { runAction } from '../${core}/index.js';\n\nawait runAction('${action}');\n`;
    await stub(join(folder, action), source, type);
  }
}

async function stub(folder: string, source: string, type: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.js'), source);
  await writeFile(join(folder, 'package.json'), type);
}

/** ncc's own licence list misses concatenated modules, so the packages are taken from the build's statistics. */
async function writeLicences(stats: string, file: string): Promise<void> {
  const text = await readFile(stats, 'utf8');
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)) if (name) names.add(name);
  const chapters: string[] = [];
  for (const name of [...names].sort()) chapters.push(await licenceOf(name));
  await writeFile(file, chapters.filter((chapter) => chapter !== '').join('\n'));
}

async function licenceOf(name: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const files: string[] = await readdir(folder).catch(() => []);
  if (!files.includes('package.json')) return '';
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { version, license } = Object(manifest) as { version?: string; license?: string };
  const licence = files.find((one) => /^licen[cs]e/i.test(one));
  const body = licence === undefined ? '' : (await readFile(join(folder, licence), 'utf8')).trim();
  return `${name} ${version} (${license})\n\n${body}\n`;
}
