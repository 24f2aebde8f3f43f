/** A step that says each text of stdin (a JSON list) in every way a step can, under a runner or what stands in for one. */
import { text } from 'node:stream/consumers';
import { githubHost } from '../../src/host/github.ts';
import { BackupError } from '../../src/lib/errors.ts';

const host = githubHost();
const texts: readonly string[] = JSON.parse(await text(process.stdin));
host.mask('a##[b::c');
for (const said of texts) {
  host.log.info(said);
  host.log.warning(said);
  host.log.debug(said);
  await host.log.group(said, async () => {});
  await host.fail(new BackupError('tool-failed', said, { because: [said], hint: said, cause: new Error(said) }));
  await host.fail(new TypeError(said));
}
host.log.info('the end');
// Last, for a single letter may be among them.
texts.forEach(host.mask);
process.exit(0);
