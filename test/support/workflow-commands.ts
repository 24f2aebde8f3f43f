/** How a step talks to the runner: lines on stdout and `name<<delimiter` blocks in files. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface CommandLines {
  readonly annotations: readonly Annotation[];
  /** Values the step asked the runner to hide. */
  readonly masks: readonly string[];
  /** Names of commands that reach further than the log, such as set-env: none is expected. */
  readonly reaching: readonly string[];
  /** The log without command lines: what a person reads. */
  readonly log: string;
}

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What actions/runner registers (src/Runner.Worker/ActionCommandManager.cs); names count in any case. */
const logCommands = ['debug', 'notice', 'warning', 'error', 'group', 'endgroup', 'add-mask'] as const;
const reachingCommands =
  'set-env set-output save-state add-path add-matcher remove-matcher echo stop-commands internal-set-repo-path';
export const registeredCommands: readonly string[] = [...logCommands, ...reachingCommands.split(' ')];

/** What .NET's TrimStart() takes for white space; U+0085 is none to JavaScript. */
const leadingSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** One line as actions/runner reads it (src/Runner.Common/ActionCommand.cs): TryParseV2, then TryParse. */
export function parseCommand(line: string, more: readonly string[] = []): Command | undefined {
  return parseSecondForm(line.replace(leadingSpace, ''), more) ?? parseFirstForm(line, more);
}

/** The lines the runner sees: .NET's ReadLine() ends one at a carriage return too. */
export function runnerLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** `::name key=value,key=value::data`, at the start of a line. */
function parseSecondForm(line: string, more: readonly string[]): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  return commandOf(line.slice(2, end), line.slice(end + 2), ',', secondFormEscapes, more);
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function parseFirstForm(line: string, more: readonly string[]): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  return commandOf(line.slice(start + 3, end), line.slice(end + 1), ';', firstFormEscapes, more);
}

type Escapes = readonly (readonly [string, string])[];
const lineEnds = [
  ['%0D', '\r'],
  ['%0A', '\n'],
] as const;
const percent = ['%25', '%'] as const;
const firstFormEscapes = [['%3B', ';'], ...lineEnds, ['%5D', ']'], percent] as const;
const secondFormEscapes = [...lineEnds, ['%3A', ':'], ['%2C', ','], percent] as const;

function commandOf(
  info: string,
  data: string,
  separator: string,
  escapes: Escapes,
  more: readonly string[],
): Command | undefined {
  const space = info.indexOf(' ');
  const name = (space < 0 ? info : info.slice(0, space)).toLowerCase();
  if (![...registeredCommands, ...more].some((one) => one.toLowerCase() === name)) return undefined;
  const pairs = space < 0 ? [] : info.slice(space + 1).split(separator);
  const properties = pairs.flatMap((pair) => {
    const [, key, value] = /^([^=]+)=+(.+)$/s.exec(pair.trim()) ?? [];
    return key === undefined || value === undefined ? [] : [[key, decode(value, escapes)]];
  });
  const ofData = separator === ',' ? [...lineEnds, percent] : escapes;
  return { name, properties: Object.fromEntries(properties), data: decode(data, ofData) };
}

function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((unescaped, [code, sign]) => unescaped.replaceAll(code, sign), text);
}

/** Reads the commands of a step's output, as the runner does. */
export function readCommands(stdout: string): CommandLines {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const reaching: string[] = [];
  const log: string[] = [];
  let resumeAt: string | undefined;
  for (const line of runnerLines(stdout)) {
    const command = parseCommand(line, resumeAt === undefined ? [] : [resumeAt]);
    if (command === undefined) {
      log.push(line);
      continue;
    }
    const { name, properties, data } = command;
    if (resumeAt !== undefined) {
      if (name === resumeAt.toLowerCase()) resumeAt = undefined;
      else log.push(line);
    } else if (name === 'error' || name === 'warning' || name === 'notice')
      annotations.push({ level: name, message: data, properties });
    else if (name === 'add-mask') masks.push(data);
    else if (name === 'group') log.push(data);
    else if (name !== 'debug' && name !== 'endgroup') reaching.push(name);
    if (name === 'stop-commands') resumeAt = data;
  }
  return { annotations, masks, reaching, log: log.join('\n') };
}

/** Reads what a step wrote to GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV. @throws Error for what the runner refuses */
export function readFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name, operator, rest] = /^(.+?)(<<|=)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`Invalid format '${line}'`);
    if (operator === '=') {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, at + 1);
    if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}
