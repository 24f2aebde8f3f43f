import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConf } from '../../src/components/redis/restore/offline/data-files.ts';
import { temporaryFolder } from '../support/temp.ts';

test('a redis.conf is read with what it includes; a file that it names and that is not there is an error', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'redis.conf');
  await writeFile(join(folder.path, 'own ü.conf'), 'appendonly yes\n');
  await writeFile(path, '# dir /elsewhere\nDir "/var/lib/re dis"\ninclude "own ü.conf"\ninclude none-*.conf\n');
  expect(await readConf(path)).toEqual({ dir: '/var/lib/re dis', appendonly: 'yes' });
  await writeFile(path, 'appendonly no\ninclude settings/appendonly.conf\n');
  await expect(readConf(path)).rejects.toMatchObject({
    code: 'path-missing',
    message: expect.stringContaining('settings/appendonly.conf'),
  });
});
