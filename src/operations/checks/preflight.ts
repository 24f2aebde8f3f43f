import { readFile, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Session } from '../../components/component.ts';
import type { Check, RestorePlan } from '../../components/restorable.ts';
import type { Config } from '../../config/schema.ts';
import { messageOf, systemCode } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { commandText, tryCommand, tryUrl } from '../commands.ts';
import { isMarketOpen } from './market.ts';

/**
 * Checks that may be overridden by name; the others protect the data themselves. What a disk must hold is an estimate;
 * `definitions` is looked at when all data are back.
 */
export const overridable = [
  'trading-off',
  'market-closed',
  'signature',
  'disk-space',
  'redis-rights',
  'redis-version',
  'redis-atomic',
  'redis-memory',
  'redis-start',
  'definitions',
] as const;

const askMs = 30_000;
const falseWords = ['false', '0', 'no', 'off', ''];

/** Whether trading is off: by the configured command or URL, else by the deployed environment file, below `folder`. */
export async function checkTradingOff(session: Session, folder: string): Promise<Check> {
  const name = 'trading-off';
  const { trading } = session.config;
  const hint = `Stop trading first (${trading.variable}=false), or override this check by name: trading-off.`;
  if (trading.command !== undefined) {
    const problem = await tryCommand(trading.command, session, askMs);
    const told = `${commandText(trading.command)}: ${problem ?? 'says so'}`;
    return { name, outcome: problem === undefined ? 'passed' : 'failed', detail: told, hint };
  }
  if (trading.url !== undefined) {
    const problem = await tryUrl(trading.url, session.signal);
    const told = `${trading.url} ${problem ?? 'says so'}`;
    return { name, outcome: problem === undefined ? 'passed' : 'failed', detail: told, hint };
  }
  return checkEnvFile(session.config, folder, hint);
}

/**
 * By the deployed environment file: the first that says anything.
 *
 * @param folder where it lies when no config.root is known
 */
export async function checkEnvFile(config: Config, folder: string, hint: string): Promise<Check> {
  const name = 'trading-off';
  const { variable, 'env-file': configured } = config.trading;
  const root = resolve(folder, config.config?.root ?? '.');
  const candidates = configured === undefined ? ['.env.production', '.env'] : [configured];
  for (const candidate of candidates) {
    const path = join(root, candidate);
    const text = await readFile(path, 'utf8').catch((error: unknown) => error);
    // What cannot be read may say that trading is on: the next candidate must not answer in its place.
    if (typeof text !== 'string' && systemCode(text) !== 'ENOENT') {
      return { name, outcome: 'unknown', detail: `${path} cannot be read: ${messageOf(text)}`, hint };
    }
    const value = typeof text === 'string' ? parseEnv(text)[variable] : undefined;
    if (value === undefined) continue;
    const off = falseWords.includes(value.trim().toLowerCase());
    const detail = off ? `${variable} is off in ${candidate}` : `${variable} is on in ${candidate}`;
    return { name, outcome: off ? 'passed' : 'failed', detail, hint };
  }
  return {
    name,
    outcome: 'unknown',
    detail: `${variable} is in none of ${candidates.join(', ')} below ${root}`,
    hint: `Run it in the folder of that file, or set trading.env-file or config.root. ${hint}`,
  };
}

/** Whether the market is closed, by the configured hours. */
export function checkMarketClosed(config: Config, now: Date): Check {
  const name = 'market-closed';
  if (config.market === undefined) return { name, outcome: 'passed', detail: 'no market hours are configured' };
  const { open, close, timezone } = config.market;
  const hours = `${open} to ${close} ${timezone}`;
  if (!isMarketOpen(config.market, now)) return { name, outcome: 'passed', detail: `closed now (${hours})` };
  const hint = 'Wait for the close, or override this check by name: market-closed.';
  return { name, outcome: 'failed', detail: `open now (${hours})`, hint };
}

/** Free bytes where a folder is or will be made. */
async function freeBytes(place: string): Promise<number | undefined> {
  for (let folder = resolve(place); ; folder = dirname(folder)) {
    const stats = await statfs(folder).catch(() => undefined);
    if (stats !== undefined) return stats.bavail * stats.bsize;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Whether every place has room for both copies. Where a place cannot be looked at from here (a server in a container or on
 * another host, a user who is not told where the data lie), that is said and stops nothing: it would stop every restore there.
 */
export async function checkSpace(plans: readonly RestorePlan[], scratch: string): Promise<Check> {
  const name = 'disk-space';
  const needs = new Map<string, number>();
  const need = (place: string, bytes: number) => void needs.set(place, (needs.get(place) ?? 0) + bytes);
  const details: string[] = [];
  for (const { component, neededIn, neededBytes, scratchBytes } of plans) {
    if (scratchBytes !== undefined && scratchBytes > 0) need(scratch, scratchBytes);
    if (neededIn !== undefined) need(neededIn, neededBytes);
    else if (neededBytes > 0) {
      const where = `where the server of the ${component} keeps its data`;
      details.push(
        `about ${formatBytes(neededBytes)} needed ${where}, which cannot be looked at from here: look there first (df -h)`,
      );
    }
  }
  let enough = true;
  for (const [place, bytes] of needs) {
    const free = await freeBytes(place);
    enough &&= free === undefined || free >= bytes;
    details.push(
      `${place}: about ${formatBytes(bytes)} needed, ${free === undefined ? 'unknown' : formatBytes(free)} free`,
    );
  }
  const hint =
    'Both the former and the restored data are kept until you drop the former: free some space first. When you know that there is enough, override this check by name: disk-space.';
  return { name, outcome: enough ? 'passed' : 'failed', detail: details.join('; ') || 'nothing needed', hint };
}
