import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { withRetry } from '../retry.ts';
import type { Abilities } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { abilitiesName } from './hidden.ts';
import { probeBucket } from './probe.ts';
import { readObject } from './read.ts';
import { writeObject } from './write.ts';

const validMs = 7 * 86_400_000;

const ability = z.object({ can: z.enum(['yes', 'no', 'unknown']), because: z.string() });
const remembered = z.object({
  at: z.iso.datetime(),
  abilities: z.object({ atomicCreate: ability, checksum: ability, lock: ability }),
});

export interface KnownAbilities {
  /** What was found out, by whoever wrote here within the last days; else by trying now. */
  known(): Promise<Abilities>;
  /** Tries it now. */
  probe(): Promise<Abilities>;
}

export function abilitiesOf(bucket: Bucket): KnownAbilities {
  let found: Promise<Abilities> | undefined;
  const probe = () => keep(probeAndRemember(bucket));
  const keep = (looking: Promise<Abilities>) => {
    found = looking;
    looking.catch(() => {
      if (found === looking) found = undefined;
    });
    return looking;
  };
  return { probe, known: () => found ?? keep(recall(bucket).then((abilities) => abilities ?? probe())) };
}

async function recall(bucket: Bucket): Promise<Abilities | undefined> {
  const text = await withRetry(async () => {
    const there = await readObject(bucket, abilitiesName, 0);
    return there && (await buffer(there.content)).toString();
  }, bucket.around);
  const { success, data } = remembered.safeParse(parsed(text));
  if (!success || Math.abs(bucket.now() - Date.parse(data.at)) > validMs) return undefined;
  return data.abilities;
}

function parsed(text: string | undefined): unknown {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is still open is not remembered: it may have been the fault of a policy that is mended tomorrow. */
async function probeAndRemember(bucket: Bucket): Promise<Abilities> {
  const abilities = await probeBucket(bucket);
  const isOpen = Object.values(abilities).some(({ can }) => can === 'unknown');
  const content = JSON.stringify({ at: new Date(bucket.now()).toISOString(), abilities });
  if (!isOpen)
    await withRetry(() => writeObject(bucket, abilitiesName, Buffer.from(content)), bucket.around).catch(() => {});
  return abilities;
}
