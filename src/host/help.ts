import { exitMeanings } from '../lib/errors.ts';
import type { Operation } from './host.ts';

type Described = Pick<Operation<never>, 'name' | 'description' | 'fields'>;

/** `backupctl help`. */
export function overviewHelp(operations: readonly Described[]): string {
  const width = Math.max(...operations.map(({ name }) => name.length));
  return [
    'Usage: backupctl <operation> [backup-id] [--<setting> value …] [--json] [--verbose]',
    '',
    'Operations:',
    ...operations.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`),
    '',
    'backupctl <operation> --help lists the settings of one. Settings also come from .github/backup.yml and the environment.',
    '',
    'Exit codes:',
    ...Object.entries(exitMeanings).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`),
    '',
  ].join('\n');
}

/** `backupctl <operation> --help`. */
export function operationHelp({ name, description, fields }: Described): string {
  const positional = Object.keys(fields).find((field) => fields[field]?.positional);
  const settings = Object.entries(fields).flatMap(
    ([field, { kind, description: text, absent, env, fallbackEnv, alias }]) => {
      const variable = env ?? fallbackEnv;
      const lines = [
        `  --${field}${kind === 'flag' ? `, --no-${field}` : ''}${alias === undefined ? '' : `, --${alias}`}`,
        `      ${text}`,
      ];
      if (absent !== undefined) lines.push(`      Default: ${absent}.`);
      if (variable !== undefined) lines.push(`      Environment: ${variable}`);
      return lines;
    },
  );
  return [
    `Usage: backupctl ${name}${positional ? ` [${positional}]` : ''} [--<setting> value …] [--json] [--verbose]`,
    '',
    description,
    '',
    'Settings:',
    ...settings,
    '  --json',
    '      Print the report as JSON on stdout; everything else goes to stderr.',
    '  --verbose',
    '      Print details and, for errors, where they came from.',
    '',
  ].join('\n');
}
