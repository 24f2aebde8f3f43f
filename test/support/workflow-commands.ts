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
  /** The log without command lines: what a person reads. */
  readonly log: string;
}

/** Reads `::command key=value::data` lines, as the runner does. */
export function readCommands(stdout: string): CommandLines {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const log: string[] = [];
  let resumeAt: string | undefined;
  for (const line of stdout.split(/\r?\n/)) {
    const match = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    const [, name = '', properties = '', data = ''] = match ?? [];
    if (resumeAt !== undefined) {
      if (name === resumeAt) resumeAt = undefined;
      else log.push(line);
    } else if (name === 'stop-commands') resumeAt = data;
    else if (name === 'error' || name === 'warning' || name === 'notice')
      annotations.push({ level: name, message: unescapeData(data), properties: readProperties(properties) });
    else if (name === 'add-mask') masks.push(unescapeData(data));
    else if (name === 'group') log.push(unescapeData(data));
    else if (match === null) log.push(line);
  }
  return { annotations, masks, log: log.join('\n') };
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

function readProperties(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(',')
      .map((pair) => /^([^=]+)=(.*)$/.exec(pair))
      .filter((match) => match !== null)
      .map(([, key = '', value = '']) => [key.trim(), unescapeProperty(value)]),
  );
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
