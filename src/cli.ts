import { parseArgs } from 'node:util';
import type { Fields } from './config/fields.ts';
import { passwordsIn, readServerUrl } from './config/server-url.ts';
import { operationHelp, overviewHelp } from './host/help.ts';
import type { Host } from './host/host.ts';
import { surviveLostOutput } from './host/lost-output.ts';
import type { TerminalOptions } from './host/terminal.ts';
import { BackupError, messageOf } from './lib/errors.ts';
import { type Verb, verbs } from './operations/index.ts';
import { programVersion } from './operations/version.ts';

/** The break-glass command line: the same operations, from a terminal. Ends the process. */
export async function runCli(args: readonly string[]): Promise<never> {
  surviveLostOutput();
  const [word, ...rest] = args;
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') return end(overviewHelp(verbs), 0);
  if (word === '--version') return end(`${programVersion}\n`, 0);
  const verb = verbs.find(({ name }) => name === word);
  if (verb === undefined) {
    const known = verbs.map(({ name }) => name).join(', ');
    return refuse(`There is no operation "${word}"`, `The operations are ${known}. See: backupctl help`, rest);
  }
  if (rest.includes('--help') || rest.includes('-h')) return end(operationHelp(verb), 0);
  return start(verb, rest);
}

/** Help needs none of what a report needs. */
async function terminal(given: TerminalOptions): Promise<Host> {
  const { terminalHost } = await import('./host/terminal.ts');
  return terminalHost(given);
}

async function start(verb: Verb, args: readonly string[]): Promise<never> {
  let given: ReturnType<typeof parse>;
  try {
    given = parse(verb.fields, args);
  } catch (error) {
    // Node.js adds a sentence about words that begin with a dash; nothing here takes any.
    const title = messageOf(error).replace(/\. To specify a positional argument.*$/s, '');
    return refuse(title, `See: backupctl ${verb.name} --help`, args);
  }
  const host = await terminal(given);
  for (const name of given.exposed) {
    host.log.warning(
      `--${name} holds a secret that other users of this machine can read in the process list; use the environment instead.`,
    );
  }
  const code = await verb.start(host);
  await drain();
  process.exit(code);
}

/** Flags are the operation's fields; the first bare word is the positional one. */
function parse(fields: Fields, args: readonly string[]) {
  const flags = Object.entries(fields).flatMap(([name, field]) => {
    const kind = field.kind === 'flag' ? ('boolean' as const) : ('string' as const);
    const option = { type: kind, multiple: field.kind === 'list' };
    return [name, field.alias ?? name].map((flag) => [flag, option]);
  });
  const aliases = new Map(Object.entries(fields).map(([name, field]) => [field.alias, name]));
  const fieldArgs = args.filter((arg) => arg !== '--json' && arg !== '--verbose');
  const { values, positionals } = parseArgs({
    args: fieldArgs,
    options: Object.fromEntries(flags),
    allowPositionals: true,
    allowNegative: true,
  });
  const inputs = new Map<string, string>();
  for (const [flag, value] of Object.entries(values)) {
    const name = aliases.get(flag) ?? flag;
    if (name in fields && value !== undefined) inputs.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const positional = Object.keys(fields).find((name) => fields[name]?.positional);
  const [first, extra] = positionals;
  if (extra !== undefined || (first !== undefined && positional === undefined)) {
    throw new BackupError('invalid-request', `Unexpected argument "${extra ?? first}"`);
  }
  if (first !== undefined && positional !== undefined) inputs.set(positional, first);
  const exposed = [...inputs.keys()].filter((name) => fields[name]?.secret && exposes(inputs.get(name) ?? ''));
  return { inputs, exposed, json: args.includes('--json'), verbose: args.includes('--verbose') };
}

/** Whether a value really holds a secret: a URL without a password does not. */
function exposes(value: string): boolean {
  return readServerUrl(value) === null || passwordsIn(value).length > 0;
}

/** Words that cannot be understood, shown like every other error. */
async function refuse(title: string, hint: string, args: readonly string[]): Promise<never> {
  const error = new BackupError('invalid-request', title, { hint });
  const host = await terminal({ inputs: new Map(), json: args.includes('--json'), verbose: false });
  await host.fail(error);
  await drain();
  process.exit(error.exitCode);
}

async function end(text: string, code: number): Promise<never> {
  process.stdout.write(text);
  await drain();
  process.exit(code);
}

/** process.exit() drops what a pipe has not taken yet. */
async function drain(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write('', () => done()))),
  );
}
