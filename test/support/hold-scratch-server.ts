import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findServerPrograms, startScratch } from '../../src/components/postgres/proof/scratch.ts';
import { processMark } from '../../src/lib/process-identity.ts';
import { installedMajors } from './postgres.ts';

/** Starts a scratch server in the folder given, says where it is, and waits to be killed. */
const scratch = process.argv[2] ?? '';
const quiet = () => {};
const group = <T>(_title: string, body: () => Promise<T>) => body();
const log = { info: quiet, warning: quiet, debug: quiet, progress: quiet, group };
const programs = await findServerPrograms(installedMajors().at(-1) ?? 0);
if (programs === undefined) throw new Error('no server');
await startScratch(programs, 'postgres', { scratch, signal: new AbortController().signal, env: process.env, log });
const mark = await processMark();
const folders = [scratch, tmpdir()].flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)));
const own = (path: string) => path.includes('postgres-proof-') && readFileSync(join(path, 'owner'), 'utf8') === mark;
const folder = folders.find(own);
const pid = Number(readFileSync(join(folder ?? '', 'data/postmaster.pid'), 'utf8').split('\n')[0]);
process.stdout.write(`${JSON.stringify({ folder, pid })}\n`);
setInterval(quiet, 60_000);
