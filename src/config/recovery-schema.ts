import { z } from 'zod';
import { duration, waitingTime } from './duration.ts';

/** A command of the user: a text is run by sh, a list of words as it is. */
export const command = z.union([z.string().min(1), z.array(z.string()).min(1)]);

const commands = z.array(command).default([]);
const webAddress = z.url({ protocol: /^https?$/ }).optional();

export const timeZone = z.string().refine(isTimeZone, 'is not a time zone name such as Asia/Kolkata').default('UTC');

export const services = z
  .strictObject({
    stop: commands.meta({
      description: 'Commands that stop what uses the data, before a restore.',
      examples: [['docker compose stop trading-system']],
    }),
    start: commands.meta({
      description: 'Commands that start it again.',
      examples: [['docker compose start trading-system']],
    }),
    timeout: waitingTime.prefault('5m').meta({ description: 'How long each of these commands may take.' }),
  })
  .meta({ description: 'What uses the data and is stopped during a restore.' });

export const trading = z
  .strictObject({
    'env-file': z.string().optional().meta({
      description:
        'Environment file that says whether trading is on. Default: .env.production or .env below config.root.',
    }),
    variable: z
      .string()
      .default('TRADING_ENABLED')
      .meta({ description: 'Its variable; trading is off when it is false.' }),
    command: command.optional().meta({
      description:
        'Command that ends with 0 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
    url: webAddress.meta({
      description:
        'URL that answers 200 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
  })
  .meta({ description: 'How to find out that trading is off, before a restore.' });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 09:15');

export const market = z
  .strictObject({
    timezone: timeZone.meta({ description: 'Time zone of the market.' }),
    open: clock.meta({ description: 'When it opens.', examples: ['09:15'] }),
    close: clock.meta({ description: 'When it closes.', examples: ['15:30'] }),
    days: z
      .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
      .default(['mon', 'tue', 'wed', 'thu', 'fri'])
      .meta({ description: 'Days it is open.' }),
    holidays: z
      .array(z.iso.date())
      .default([])
      .meta({ description: 'Days it stays closed.', examples: [['2026-11-24']] }),
  })
  // Otherwise it would never count as open, and no restore would be held back.
  .refine(({ open, close }) => open < close, { path: ['close'], message: 'must be later than open, on the same day' })
  .meta({ description: 'Market hours; no restore while the market is open.' });

export const objectives = z
  .strictObject({
    rpo: z
      .strictObject({
        trading: duration.prefault('1h').meta({ description: 'Data that may be lost during market hours.' }),
        otherwise: duration.prefault('24h').meta({ description: 'Data that may be lost at other times.' }),
      })
      .prefault({})
      .meta({
        description:
          'Recovery point objectives: status watches them, and a restore says whether the data it loses are within them.',
      }),
    rto: z
      .strictObject({
        database: duration.prefault('15m').meta({ description: 'Time to restore the database.' }),
        redis: duration.prefault('5m').meta({ description: 'Time to restore Redis.' }),
        config: duration.prefault('5m').meta({ description: 'Time to restore the configuration.' }),
        system: duration.prefault('30m').meta({ description: 'Time to restore the whole system.' }),
      })
      .prefault({})
      .meta({ description: 'Recovery time objectives.' }),
    proof: duration.prefault('35d').meta({ description: 'How old the last proof by a restore test may be.' }),
  })
  .meta({ description: 'What recovery must achieve.' });

export const probe = z
  .strictObject({
    name: z.string().min(1).meta({ description: 'What the check is called in reports.' }),
    sql: z.string().optional().meta({ description: 'Query whose first value is compared with expect.' }),
    expect: z
      .string()
      .optional()
      .meta({ description: 'The value: an exact text, or with a leading >, >=, < or <= a number.' }),
    command: command.optional().meta({ description: 'Command that must end with 0.' }),
    url: webAddress.meta({ description: 'URL that must answer 200.' }),
    timeout: waitingTime.prefault('60s').meta({
      description:
        'A URL or command is tried again until then; a query must be answered by then, also when it waits for a lock.',
    }),
  })
  .refine((one) => [one.sql, one.command, one.url].filter((way) => way !== undefined).length === 1, {
    message: 'needs exactly one of sql, command and url',
  });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
