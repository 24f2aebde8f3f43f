import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedMajors } from '../../../test/support/postgres.ts';
import { performanceDocument } from './document.ts';
import { runAll } from './run.ts';

/** Measures in here and writes the document: index.ts --scale N --repeats R --release NAME --cache FOLDER --output FILE */
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '100' },
    repeats: { type: 'string', default: '5' },
    release: { type: 'string', default: '' },
    cache: { type: 'string', default: '/tmp' },
    'no-restore': { type: 'boolean', default: false },
    output: { type: 'string', default: '' },
  },
});
const scale = Number(values.scale);
const rounds = Number(values.repeats);
const major = installedMajors().at(-1);
if (major === undefined) throw new Error('no PostgreSQL server is installed here');
const binDir = `/usr/lib/postgresql/${major}/bin`;
if (!existsSync(join(binDir, 'pg_dump'))) throw new Error(`${binDir} has no pg_dump`);
process.env.PATH = [binDir, process.env.PATH].join(delimiter);

const loadBefore = loadavg()[0] ?? 0;
const findings = await runAll({ scale, rounds, cache: values.cache, binDir, restores: !values['no-restore'] }, (line) =>
  console.log(line),
);
const text = performanceDocument(findings, {
  command: `script/bench --in ${values.release} --scale ${scale} --repeats ${rounds}${values['no-restore'] ? ' --no-restore' : ''}`,
  date: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB memory`,
  release: values.release,
  scale,
  rounds,
  loadBefore,
  loadAfter: loadavg()[0] ?? 0,
  processors: availableParallelism(),
});
console.log(`\n${text}`);
if (values.output !== '') await writeFile(values.output, text);
