// What runs inside a root of another Debian release (test/support/other-root/index.ts starts it):
//   inside.ts serve   a PostgreSQL server; prints how to reach it and serves until it is ended
//   inside.ts cli     one call of the command line as /results/request.json says; writes /results/answer.json
import { readFile, rename, writeFile } from 'node:fs/promises';
import { startPostgres } from '../postgres.ts';
import { runCli } from '../runner.ts';

if (process.argv[2] === 'serve') {
  const { port, password, major } = await startPostgres();
  process.stdout.write(`${JSON.stringify({ port, password, major })}\n`);
  setInterval(() => {}, 60_000);
} else {
  const { args, env } = JSON.parse(await readFile('/results/request.json', 'utf8'));
  const answer = await runCli(args, { env, cwd: '/results' });
  await writeFile('/results/answer.partial', JSON.stringify(answer));
  await rename('/results/answer.partial', '/results/answer.json');
}
