import { parseEnv } from 'node:util';
import type { Config } from './schema.ts';

const falseWords = ['false', '0', 'no', 'off', ''];

/** Environment files below config.root: the first that says anything tells whether trading is on. */
export function tradingFiles({ trading }: Pick<Config, 'trading'>): readonly string[] {
  const configured = trading['env-file'];
  return configured === undefined ? ['.env.production', '.env'] : [configured];
}

/** What an environment file says; undefined: nothing. */
export function tradingIn(text: string, { trading }: Pick<Config, 'trading'>): 'on' | 'off' | undefined {
  const value = parseEnv(text)[trading.variable];
  if (value === undefined) return undefined;
  return falseWords.includes(value.trim().toLowerCase()) ? 'off' : 'on';
}
