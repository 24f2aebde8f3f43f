import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Check, RestorePlan } from '../../components/restorable.ts';
import type { Session } from '../../components/session.ts';
import type { Config } from '../../config/schema.ts';
import { tradingFiles, tradingIn } from '../../config/trading.ts';
import { messageOf, systemCode } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { freeBytes } from '../../lib/free-bytes.ts';
import { commandText, tryCommand, tryUrl } from '../commands.ts';
import { isMarketOpen } from './market.ts';

const askMs = 30_000;

/** Whether trading is off: by the configured command or URL, else by the deployed environment file, below `folder`. */
export async function checkTradingOff(session: Session, folder: string): Promise<Check> {
  const name = 'trading-off';
  const { trading } = session.config;
  const { command, url } = trading;
  const hint = `Stop trading first (${trading.variable}=false), or override this check by name: trading-off.`;
  if (command === undefined && url === undefined) return checkEnvFile(session.config, folder, hint);
  const [asked, problem] =
    command === undefined
      ? [url, await tryUrl(url ?? '', session.signal)]
      : [`${commandText(command)}:`, await tryCommand(command, session, askMs)];
  const outcome = problem === undefined ? 'passed' : 'failed';
  return { name, outcome, detail: `${asked} ${problem ?? 'says so'}`, hint };
}

/**
 * By the deployed environment file: the first that says anything.
 *
 * @param folder where it lies when no config.root is known
 */
export async function checkEnvFile(config: Config, folder: string, hint: string): Promise<Check> {
  const name = 'trading-off';
  const { variable } = config.trading;
  const root = resolve(folder, config.config?.root ?? '.');
  const candidates = tradingFiles(config);
  for (const candidate of candidates) {
    const path = join(root, candidate);
    const text = await readFile(path, 'utf8').catch((error: unknown) => error);
    // What cannot be read may say that trading is on: the next candidate must not answer in its place.
    if (typeof text !== 'string' && systemCode(text) !== 'ENOENT') {
      return { name, outcome: 'unknown', detail: `${path} cannot be read: ${messageOf(text)}`, hint };
    }
    const said = typeof text === 'string' ? tradingIn(text, config) : undefined;
    if (said === undefined) continue;
    const outcome = said === 'off' ? 'passed' : 'failed';
    return { name, outcome, detail: `${variable} is ${said} in ${candidate}`, hint };
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
