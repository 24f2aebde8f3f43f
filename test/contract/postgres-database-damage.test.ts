import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedMajors } from '../support/postgres.ts';
import { type SourceScene, sourceScene, variants } from '../support/postgres-backup.ts';

const available = installedMajors().length > 0;

let scene: SourceScene;
beforeAll(async () => {
  if (available) scene = await sourceScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

describe.skipIf(!available && process.env.CI === undefined)('a damaged dump', () => {
  test.each(variants)(
    'damage of $format with $compression is found in the content alone',
    async ({ format, compression }) => {
      const { folder, capture } = await scene.backup({ compression, database: { format } });
      for (const file of capture.files) {
        const path = join(folder, file.path);
        const whole = await readFile(path);
        for (const size of [0, 1, Math.floor(whole.length / 2), whole.length - 1]) {
          if (file.bytes <= size) continue;
          await truncate(path, size);
          const findings = await scene.judge(folder, capture.facts, capture.files);
          // Files of large objects have no end mark of their own: there only the recorded SHA-256 tells.
          if (!/blob/.test(file.path) || size > 0)
            expect
              .soft(
                findings.map((finding) => finding.file),
                `${file.path} cut to ${size}`,
              )
              .toContain(file.path);
          await writeFile(path, whole);
        }
      }
      expect(await scene.judge(folder, capture.facts, capture.files)).toEqual([]);
      expect((await scene.judge(folder, { format: 'custom' }, capture.files)).map(({ file }) => file)).toEqual([
        'metadata/backup_info.json',
      ]);
      expect(await scene.judge(folder, undefined, capture.files)).toEqual([]);
    },
  );
});
