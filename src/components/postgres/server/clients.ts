import { join } from 'node:path';
import type { Connection } from '../../../connections/connection.ts';
import { BackupError } from '../../../lib/errors.ts';
import type { ToolOptions } from '../../../lib/exec.ts';
import type { ServerFacts } from '../facts.ts';

/** One installation of PostgreSQL's programs. */
export interface Client {
  readonly major: number;
  /** "17.11" */
  readonly version: string;
  /** Undefined: found on PATH. */
  readonly folder: string | undefined;
}

/** What a client must not be older than. */
export type Wanted = Pick<ServerFacts, 'major' | 'version'> | { readonly major: number; readonly writer: 'pg_dump' };

/** How many major versions above (and, for the error message, below) the server's are looked for. */
const majorsAround = 8;

/** The command of one of the client's programs. */
export function program(client: Client, name: 'pg_dump' | 'pg_dumpall' | 'pg_restore' | 'psql'): string {
  return client.folder === undefined ? name : join(client.folder, name);
}

/**
 * The client for a server: of the same major version, else of the lowest higher one (an older pg_dump refuses a newer
 * server; a newer one writes dumps an older server cannot take back without complaint).
 *
 * @param wanted the server, or the PostgreSQL whose pg_dump wrote what is to be restored
 * @param folder use only this one
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
export async function findClient(
  connection: Connection,
  wanted: Wanted,
  folder: string | undefined,
  options: ToolOptions,
): Promise<Client> {
  const above = majors(wanted.major, wanted.major + majorsAround);
  const below = majors(Math.max(9, wanted.major - majorsAround), wanted.major - 1);
  const same = folder === undefined ? await probeAll(connection, foldersOf(wanted.major), options) : [];
  if (same[0] !== undefined) return same[0];
  const probe = (folders: readonly (string | undefined)[]) => probeAll(connection, folders, options);
  const found = await probe(folder === undefined ? [...above.flatMap(foldersOf), undefined] : [folder]);
  const [best] = found.filter(({ major }) => major >= wanted.major).sort((a, b) => a.major - b.major);
  if (best !== undefined) return best;
  const older = folder === undefined ? [...found, ...(await probe(below.flatMap(foldersOf)))] : found;
  throw unsuitable(older, wanted, folder);
}

/** True when this pg_dump can compress with zstd: it says no before it connects to anything. */
export async function canZstd(connection: Connection, client: Client, options: ToolOptions): Promise<boolean> {
  if (client.major < 16) return false;
  const nowhere = '/dev/null/probe';
  const args = ['--format=directory', '--compress=zstd:1', `--file=${nowhere}`, '--no-password'];
  const { stderr } = await connection.run(program(client, 'pg_dump'), args, options);
  return stderr.some((line) => line.includes(nowhere));
}

/** Where packages put the programs of a major version. */
export function foldersOf(major: number): string[] {
  return [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`];
}

export function majors(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

async function probeAll(
  connection: Connection,
  folders: readonly (string | undefined)[],
  options: ToolOptions,
): Promise<Client[]> {
  const answers = await Promise.all(folders.map((folder) => probeOne(connection, folder, options)));
  return answers.filter((client) => client !== undefined);
}

async function probeOne(
  connection: Connection,
  folder: string | undefined,
  options: ToolOptions,
): Promise<Client | undefined> {
  const command = program({ major: 0, version: '', folder }, 'pg_dump');
  try {
    const { stdout } = await connection.run(command, ['--version'], options);
    const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(stdout);
    return match === null ? undefined : { major: Number(match[1]), version: `${match[1]}.${match[2] ?? 0}`, folder };
  } catch (error) {
    if (error instanceof BackupError && error.code === 'tool-missing') return undefined;
    throw error;
  }
}

function unsuitable(found: readonly Client[], wanted: Wanted, folder: string | undefined): BackupError {
  const hint = `Install the client of PostgreSQL ${wanted.major} (Debian and Ubuntu: postgresql-client-${wanted.major})${
    folder === undefined ? '.' : ', or correct database.client-path.'
  }`;
  if (found.length === 0) {
    const where = folder === undefined ? 'on this machine' : `in ${folder}`;
    return new BackupError('tool-missing', `pg_dump is not installed ${where}`, { hint });
  }
  const versions = [...new Set(found.map(({ version }) => version))].join(', ');
  const [title, why] =
    'writer' in wanted
      ? [
          `The dump was written by pg_dump ${wanted.major}, newer than every pg_restore here`,
          `pg_restore ${versions}; pg_restore cannot read what a newer pg_dump wrote`,
        ]
      : [
          `The server is PostgreSQL ${wanted.version}, newer than every pg_dump here`,
          `pg_dump ${versions}; pg_dump refuses a server of a newer major version`,
        ];
  return new BackupError('version-mismatch', title, { because: [`found: ${why}`], hint });
}
