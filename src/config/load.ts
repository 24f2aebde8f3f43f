import type { z } from 'zod';
import { BackupError } from '../lib/errors.ts';
import { firstName, storesWithFirst } from './choose-store.ts';
import type { ConfigDocument, Problem } from './document.ts';
import { configFileField, type Field, type Fields, parseFlag, splitList } from './fields.ts';
import { findLiterals } from './literal-secrets.ts';
import { type Config, configSchema } from './schema.ts';
import { passwordsIn } from './server-url.ts';
import type { StoreConfig } from './stores-schema.ts';
import { isRecord, valueAt } from './tree.ts';

/** All that a user can have said, from every side. */
export interface Settings {
  /** backup.yml, if there is one. */
  readonly document: ConfigDocument | undefined;
  /** The value of an action's input or a command-line flag. */
  readonly input: (name: string) => string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How an input is called by this host's users: "input depth", "--depth". */
  readonly inputLabel: (name: string) => string;
}

export interface Loaded<Request> {
  readonly config: Config;
  readonly request: Request;
  /** Values to hide from every log. */
  readonly secrets: readonly string[];
  /** What works but should not stay so. */
  readonly warnings: readonly string[];
}

type Tree = Record<string, unknown>;

/**
 * Merges input → environment → backup.yml → default, validates the whole once, and reports every problem at once.
 *
 * @param sections top-level sections of backup.yml this request needs; a variable missing elsewhere is no problem
 * @throws BackupError `invalid-config` with a line per problem
 */
export function loadSettings<Request>(
  settings: Settings,
  fields: Fields,
  requestSchema: z.ZodType<Request>,
  sections: readonly string[] | ((request: Request) => readonly string[]),
): Loaded<Request> {
  const { document } = settings;
  const tree: { config: Tree; request: Tree } = { config: structuredClone(document?.tree ?? {}), request: {} };
  const origins = new Map<string, string>();
  // Masking a short word would blot out half the log, and GitHub drops outputs that contain one.
  const secrets = new Set(document?.secrets.filter((text) => text.length >= shortestSecret));
  const problems: Problem[] = [...(document?.problems ?? [])];

  for (const [name, field] of Object.entries(fields)) {
    const given = name === configFileField ? undefined : readField(name, field, settings, tree);
    if (given === undefined) continue;
    const value = convert(field, given.text, valueAt(tree, field.to));
    if (value.kind === 'problem') problems.push({ where: given.from, message: value.problem });
    else setIn(tree, field.to, value.value);
    origins.set(field.to.join('.'), given.from);
  }
  const literals = document === undefined ? [] : findLiterals(document);
  const request = requestSchema.safeParse(tree.request);
  const needed = typeof sections !== 'function' ? sections : request.success ? sections(request.data) : [];
  problems.push(...dropUnresolved(tree.config, document, origins, needed));
  const config = configSchema.safeParse(tree.config);
  if (!config.success) problems.push(...explain(config.error, 'config', origins, document));
  if (!request.success) problems.push(...explain(request.error, 'request', origins, document));
  if (problems.length > 0 || !config.success || !request.success) throw invalid(problems);
  return {
    config: config.data,
    request: request.data,
    secrets: secretsIn(config.data, secrets),
    warnings: literals.map(({ where, message }) => `${where}: ${message}`),
  };
}

function readField(
  name: string,
  field: Field,
  settings: Settings,
  tree: { config: Tree; request: Tree },
): { text: string; from: string } | undefined {
  const input = settings.input(name);
  if (input !== undefined && input !== '') return { text: input, from: settings.inputLabel(name) };
  const set = field.env === undefined ? undefined : settings.env[field.env];
  if (set !== undefined && set !== '') return { text: set, from: `environment variable ${field.env}` };
  const fallback = field.fallbackEnv === undefined ? undefined : settings.env[field.fallbackEnv];
  // A reference in backup.yml that is not set counts as said: a mistyped name must not lead to another database.
  if (fallback === undefined || fallback === '' || valueAt(tree, field.to) !== undefined) return undefined;
  return { text: fallback, from: `environment variable ${field.fallbackEnv}` };
}

type Converted =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: string };

/** @param before what stands there already */
function convert(field: Field, text: string, before: unknown): Converted {
  if (field.kind === 'store') {
    const stores = storesWithFirst(before, text);
    return typeof stores === 'string' ? { kind: 'problem', problem: stores } : { kind: 'value', value: stores };
  }
  const value = simpleValue(field, text);
  return value === undefined ? { kind: 'problem', problem: wrongKind(field, text) } : { kind: 'value', value };
}

function simpleValue(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'text':
    case 'store':
      return field.choices === undefined || field.choices.includes(text) ? text : undefined;
    case 'flag':
      return parseFlag(text);
    case 'list': {
      const items = splitList(text);
      const known = (item: string) => field.choices === undefined || field.choices.includes(item);
      return items.every(known) ? items : undefined;
    }
    case 'number':
      return /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
    case 'days':
      return /^\d+$/.test(text.trim()) ? `${text.trim()}d` : text;
  }
}

function wrongKind(field: Field, text: string): string {
  const shown = field.secret ? 'the value' : `"${text}"`;
  if (field.choices !== undefined) return `${shown} is not one of ${field.choices.join(', ')}`;
  return field.kind === 'flag' ? `${shown} is neither true nor false` : `${shown} is not a whole number`;
}

function setIn(tree: Tree, path: readonly string[], value: unknown): void {
  const [step = '', ...below] = path;
  const next = tree[step];
  const child: Tree = isRecord(next) ? next : {};
  tree[step] = below.length === 0 ? value : child;
  if (below.length > 0) setIn(child, below, value);
}

/**
 * A `${NAME}` that is not set is a problem where the operation needs it, and otherwise leaves its section out. Settings
 * without a section (the system's name!) concern every operation: a default must not stand in for them.
 */
function dropUnresolved(
  config: Tree,
  document: ConfigDocument | undefined,
  origins: ReadonlyMap<string, string>,
  sections: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  for (const { path, variable } of document?.unresolved ?? []) {
    if (document === undefined || origins.has(['config', ...path].join('.'))) continue;
    const section = String(path[0]);
    if (path.join('.') === 'encryption.age.identity') {
      // The host that makes backups has no private key; and what says how they are encrypted is never left out.
      const age = valueAt(config, ['encryption', 'age']);
      if (isRecord(age)) delete age.identity;
      continue;
    }
    // Another store than the one at work says so itself, when it is opened.
    if (section === 'stores' && !isOfFirstStore(config, path, variable)) continue;
    if (path.length > 1 && !sections.includes(section)) {
      delete config[section];
      continue;
    }
    const message = `${path.join('.')} needs the environment variable ${variable}, which is not set`;
    problems.push({ where: document.whereIs(path), message });
  }
  return problems;
}

/** Whether a reference still stands in the store at work: an input may have put another one, or another value, in its place. */
function isOfFirstStore({ stores }: Tree, [, name, ...setting]: readonly PropertyKey[], variable: string): boolean {
  const value = name === firstName(stores) ? valueAt(stores, [name, ...setting].map(String)) : undefined;
  return typeof value === 'string' && value.includes(`\${${variable}}`);
}

function explain(
  error: z.ZodError,
  branch: 'config' | 'request',
  origins: ReadonlyMap<string, string>,
  document: ConfigDocument | undefined,
): Problem[] {
  // What is wrong with a reference that is not set has been said: it is not set.
  const isUnset = (path: string) =>
    branch === 'config' &&
    !origins.has(`config.${path}`) &&
    document?.unresolved.some((reference) => reference.path.join('.') === path) === true;
  const issues = error.issues.filter(({ path }) => !isUnset(path.join('.')));
  return issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => {
      const name = path.map(String).join('.');
      const full = [branch, ...path.map(String)];
      // Who gave the value, or the list it is an item of.
      const where =
        origins.get(full.join('.')) ??
        origins.get(full.slice(0, -1).join('.')) ??
        (branch === 'config' && document ? document.whereIs(path) : 'settings');
      const message = issue.code === 'unrecognized_keys' ? 'is not a known setting' : issue.message;
      return { where, message: name === '' ? message : `${name}: ${message}` };
    });
  });
}

function invalid(problems: readonly Problem[]): BackupError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new BackupError('invalid-config', `The settings have ${count}`, {
    because: problems.map(({ where, message }) => `${where}: ${message}`),
    hint: 'Correct what is listed; docs/configuration.md describes every setting. Nothing was started.',
  });
}

const shortestSecret = 6;

/** The key that signs, and passwords inside URLs, decoded and as written: tools print either form. */
function secretsIn(config: Config, known: ReadonlySet<string>): string[] {
  const secrets = new Set(known);
  const keys = [
    config.signing['private-key'],
    config.encryption.age?.identity,
    ...Object.values(config.stores).flatMap(keysOf),
  ];
  for (const key of keys) if (key !== undefined && key.length >= shortestSecret) secrets.add(key);
  const probed = [config.trading.url, ...config.checks.map(({ url }) => url)];
  const staging = config['restore-test'];
  const servers = [config.database?.url, config.redis?.url, staging.database?.url, staging.redis?.url];
  for (const url of [...servers, ...probed]) {
    for (const form of url === undefined ? [] : passwordsIn(url)) if (form.length >= 3) secrets.add(form);
  }
  return [...secrets];
}

function keysOf(store: StoreConfig): (string | undefined)[] {
  switch (store.kind) {
    case 's3':
      return [store['secret-access-key']];
    case 'azure':
      return [store['account-key'], store['sas-token']];
    case 'local':
    case 'ssh':
      return [];
  }
}
