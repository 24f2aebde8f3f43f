import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { commandText } from '../../../../connections/user-command.ts';
import { BackupError, messageOf } from '../../../../lib/errors.ts';
import { formatBytes, shellQuote } from '../../../../lib/format.ts';
import type { Check, PlannedRestore, RestorePlan } from '../../../restorable.ts';
import { compareKeys, lostSince } from '../../facts.ts';
import { installedServers } from '../../proof/find-server.ts';
import { productName } from '../../server/server.ts';
import { checkVersion } from '../checks.ts';
import { peekVersion } from '../dump-file.ts';
import { judged } from '../judged.ts';
import type { DumpVersion } from '../loadable.ts';
import { asidesOf, type DataFiles } from './data-files.ts';
import { type FormerFiles, lookAtFormer, usesAppendOnly } from './former-files.ts';
import { checkStart, checkStopped } from './lifecycle.ts';
import { type PlannedFiles, stageFiles, undoStateOf } from './stage.ts';

type Common = Omit<PlannedFiles, 'appendOnly' | 'owner'>;

/** Looks at the files of a server that is down, or will be stopped, and changes nothing. */
export async function planFiles(common: Common): Promise<PlannedRestore> {
  const { files, facts, dump } = common;
  const former = await lookAtFormer(files).catch((error: unknown) => unreadable(files, error));
  if (former instanceof BackupError) {
    const detail = [former.message, ...former.because].join(': ');
    const checks = [judged('redis-folder', false, detail, former.hint)];
    return { plan: describe(common, undefined, undefined, 0, checks), stage: () => Promise.reject(former) };
  }
  const appendOnly = usesAppendOnly(files, former.present, facts?.settings.appendonly);
  const version = await peekVersion(dump);
  const checks = [
    await checkStopped(common),
    ...checkStart(common.session.config),
    await checkFolder(files, former),
    await checkServerVersion(common, former, version),
    checkAppendOnly(files, former, appendOnly),
  ];
  const bytes = (appendOnly === false ? 1 : 2) * (facts?.rdb.bytes ?? dump.rawBytes);
  const planned: PlannedFiles = { ...common, appendOnly: appendOnly ?? true, owner: former.owner };
  const { staged } = asidesOf(files.folder, common.session.restoreId);
  return {
    plan: describe(common, former, appendOnly, bytes, checks),
    staging: { state: { ...undoStateOf(planned) }, commands: [`rm -rf ${shellQuote(staged)}`] },
    stage: () => {
      // What no override helps against: the server would end at its start.
      if (version === undefined)
        return Promise.reject(new BackupError('damaged', 'The file does not begin like a Redis dump'));
      return stageFiles(planned);
    },
  };
}

function unreadable({ folder }: DataFiles, error: unknown): BackupError {
  if (error instanceof BackupError) return error;
  return new BackupError('path-missing', `The data folder of Redis ${folder} cannot be read`, {
    because: [messageOf(error)],
    hint: 'Correct redis.files, or run it as root.',
  });
}

async function checkFolder(files: DataFiles, { owner }: FormerFiles): Promise<Check> {
  const name = 'redis-folder';
  const hint = 'Run it as root or as the user of the server.';
  const writable = await access(files.folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return judged(name, false, `${files.folder} cannot be written`, hint);
  const self = process.geteuid?.();
  if (self === 0 || self === owner.uid)
    return judged(name, true, `new files in ${files.folder} get owner ${owner.uid}:${owner.gid}`);
  return judged(name, false, `the files in ${files.folder} belong to user ${owner.uid}`, hint);
}

/** By the server that wrote the former files, or one that is installed here. */
async function checkServerVersion(
  { session, facts }: Common,
  { writer }: FormerFiles,
  version: DumpVersion | undefined,
): Promise<Check> {
  const wanted = writer?.product ?? facts?.product;
  const installed = await installedServers(session);
  const fit = installed.filter(({ product }) => wanted === undefined || product === wanted);
  const servers = [...(writer === undefined ? [] : [writer]), ...fit];
  const checks = servers.map((state) => checkVersion({ state, facts, version }));
  const [first] = checks;
  if (first !== undefined) return checks.find(({ outcome }) => outcome === 'passed') ?? first;
  const written = facts === undefined ? '' : `; the dump is of ${productName(facts.product)} ${facts.version}`;
  return judged(
    'redis-version',
    undefined,
    `which server will load the files is not known here: none is installed and no former files tell${written}`,
    'When it is the same product and no older, override this check by name: redis-version.',
  );
}

function checkAppendOnly(files: DataFiles, { present }: FormerFiles, appendOnly: boolean | undefined): Check {
  const name = 'redis-append-only';
  if (appendOnly === undefined) {
    const detail =
      'whether the server loads an append-only file is not known: nothing says so, and nothing lies in its folder';
    const hint = 'Set redis.files.append-only to what the server is started with (CONFIG GET appendonly).';
    return judged(name, undefined, detail, hint);
  }
  const found = present.length === 0 ? 'nothing' : present.join(', ');
  const loaded = appendOnly ? 'an append-only file, which is made from the dump' : files.dump;
  return judged(name, true, `the server loads ${loaded} (found: ${found})`);
}

function describe(
  { files, target, session, config, facts }: Common,
  former: FormerFiles | undefined,
  appendOnly: boolean | undefined,
  neededBytes: number,
  checks: readonly Check[],
): RestorePlan {
  const asides = asidesOf(files.folder, session.restoreId);
  const { start, stop } = config;
  const made = appendOnly === false ? files.dump : `${files.dump} and ${files.appendFile}`;
  return {
    component: 'redis',
    target: `the files of Redis in ${files.folder} (${target.name})`,
    steps: [
      'read the dump to its end and check every byte of it',
      `write ${made} beside the former files, in ${asides.staged}`,
      stop === undefined
        ? 'make sure that the server is stopped and nothing uses the files'
        : `stop the server if it runs (${commandText(stop)}) and make sure that nothing uses the files`,
      `move the former dump and append-only files to ${asides.former} and the new ones in their place`,
      start === undefined
        ? 'leave the server stopped, and with it the services: you start them'
        : `start the server (${commandText(start)}) and compare all it holds with the backup, by digest`,
    ],
    keeps: `the former files stay in ${asides.former}`,
    removal: [`rm -r -- ${shellQuote(asides.former)}`],
    checks,
    comparisons: compareKeys(facts, undefined),
    losses:
      former === undefined || former.present.length === 0
        ? []
        : [`the former ${former.present.join(', ')} (${formatBytes(former.bytes)}) are replaced`, lostSince(facts)],
    neededBytes,
    neededIn: files.folder,
  };
}
