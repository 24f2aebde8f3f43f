import { describe, expect, test } from 'vitest';
import { BackupError, errorCodes, reasonsOf } from '../../src/lib/errors.ts';
import { formatBytes, formatChange, formatCount, formatDuration, plural, shellQuote } from '../../src/lib/format.ts';
import { bullets, escapeMarkdown, fenced, table } from '../../src/report/markdown.ts';
import { failureOutputs } from '../../src/report/outputs.ts';
import { failureSummary } from '../../src/report/summary.ts';

describe('formats', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [99_600, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [5e15, '5000 TB'],
  ])('%d bytes: %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [999.7, '1.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_600, '1 h 00 min'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms: %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  test('changes, counts and words', () => {
    expect([
      formatChange(100, 112),
      formatChange(100, 39),
      formatChange(1000, 1001),
      formatChange(0, 0),
      formatChange(0, 1),
    ]).toEqual(['+12 %', '-61 %', '±0 %', '±0 %', 'new']);
    expect([formatCount(1234567n), plural(1, 'file'), plural(1200, 'file')]).toEqual([
      '1,234,567',
      '1 file',
      '1,200 files',
    ]);
    expect([shellQuote('a/b-1.c'), shellQuote(''), shellQuote("it's"), shellQuote('$x')]).toEqual([
      'a/b-1.c',
      "''",
      "'it'\\''s'",
      "'$x'",
    ]);
  });
});

describe('Markdown', () => {
  test('awkward names stay in their cell and are no markup', () => {
    const name = 'a|b\n<img src=x> *c* [d](http://e) `f` ~~g~~ _h_ $i$ \\';
    const text = table(['name'], [[name]]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text.split('\n')[2]).toBe(
      '| a\\|b &lt;img src=x&gt; \\*c\\* \\[d\\](http://e) \\`f\\` \\~\\~g\\~\\~ \\_h\\_ \\$i\\$ \\\\ |',
    );
    expect(bullets(['a\nb', '# c'])).toBe('- a b\n- \\# c');
    expect(escapeMarkdown('&amp;')).toBe('&amp;amp;');
  });

  test('a block ends where it should, whatever stands in it', () => {
    expect(fenced('a\n```\n<img>\n````\nb', 'sh')).toBe('`````sh\na\n```\n<img>\n````\nb\n`````');
    expect(fenced('plain')).toBe('```\nplain\n```');
  });
});

test('an error tells what happened, because of what, and what to do', () => {
  const cause = new BackupError('tool-failed', 'pg_dump ended badly', {
    because: ['FATAL: <no>'],
    cause: new Error('inner'),
  });
  const error = new BackupError('source-lost', 'The database went away', { hint: 'Start *it*.', cause });
  expect(reasonsOf(error)).toEqual(['pg_dump ended badly', 'FATAL: <no>', 'inner']);
  const summary = failureSummary(error);
  for (const part of [
    'The database went away',
    '- pg\\_dump ended badly',
    '- FATAL: &lt;no&gt;',
    'Start \\*it\\*',
    '`source-lost`',
  ]) {
    expect(summary).toContain(part);
  }
  expect(failureOutputs(error)).toEqual({ status: 'failed', 'error-code': 'source-lost' });
  expect(failureOutputs(new TypeError('x'))).toEqual({ status: 'failed', 'error-code': 'internal' });
  expect([error.exitCode, new BackupError('cancelled', '').exitCode, errorCodes.internal]).toEqual([6, 130, 1]);
});
