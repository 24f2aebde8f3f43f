import type { Session } from '../../components/session.ts';
import { checkEnvFile } from '../checks/preflight.ts';

/** Whether services may be started, as far as trading goes. */
export interface TradingGate {
  /** Where the environment file lies when no config.root is known. */
  readonly folder: string;
  /** The user lets trading be on. */
  readonly tradingMayBeOn: boolean;
  /** The environment file said "on" before anything was changed. */
  readonly fileWasOn: boolean;
}

/** Looks at the environment file before anything is changed. */
export async function tradingGate({ config }: Session, folder: string, tradingMayBeOn: boolean): Promise<TradingGate> {
  const { outcome } = await checkEnvFile(config, folder, '');
  return { folder, tradingMayBeOn, fileWasOn: outcome === 'failed' };
}

/**
 * Reasons not to start services: a restored or put back environment file must not switch trading on by itself.
 *
 * Only the file that is deployed now can tell. The command or URL of the configuration was asked before services were stopped;
 * now it would speak of a service that is down, or of what was before. Where they are how trading is told, a file need not
 * say anything, and one that said "on" before, too, is not what tells; else a file that says nothing, or cannot be read, is
 * no "off".
 */
export async function whyTradingWouldBeOn(session: Session, gate: TradingGate): Promise<string[]> {
  if (gate.tradingMayBeOn) return [];
  const { trading } = session.config;
  const { outcome, detail } = await checkEnvFile(session.config, gate.folder, '');
  const toldByFile = trading.command === undefined && trading.url === undefined;
  if (outcome === 'failed' && (toldByFile || !gate.fileWasOn)) return [`trading would be on: ${detail}`];
  return outcome === 'unknown' && toldByFile ? [`trading may be on: ${detail}`] : [];
}
