import { definitions } from './definitions.ts';
import { encodings } from './encodings.ts';
import type { Entry } from './entry.ts';
import { leaning } from './leaning.ts';
import { rows } from './rows.ts';
import { settings } from './settings.ts';
import { surroundings } from './surroundings.ts';

export type { Entry } from './entry.ts';

export const awkwardDatabases: readonly Entry[] = [
  ...definitions,
  ...rows,
  ...leaning,
  ...encodings,
  ...surroundings,
  ...settings,
];
