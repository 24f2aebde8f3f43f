import type { RestoreSession } from '../../components/restorable.ts';
import { checkEnvFile } from '../checks/preflight.ts';

/** Whether services may be started, as far as trading goes. */
export interface TradingGate {
  /** Where the environment file lies when no config.root is known. */
  readonly folder: string;
  /** The user lets trading be on. */
  readonly tradingMayBeOn: boolean;
}

/**
 * Reasons not to start services: a restored or put back environment file must not switch trading on by itself.
 *
 * Only the file that is deployed now can tell. The command or URL of the configuration was asked before services were stopped;
 * now it would speak of a service that is down, or of what was before. Where they are how trading is told, a file need not
 * say anything; else a file that says nothing, or cannot be read, is no "off".
 */
export async function whyTradingWouldBeOn(session: RestoreSession, gate: TradingGate): Promise<string[]> {
  if (gate.tradingMayBeOn) return [];
  const { trading } = session.config;
  const { outcome, detail } = await checkEnvFile(session.config, gate.folder, '');
  if (outcome === 'failed') return [`trading would be on: ${detail}`];
  const toldByFile = trading.command === undefined && trading.url === undefined;
  return outcome === 'unknown' && toldByFile ? [`trading may be on: ${detail}`] : [];
}
