const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  console.error('error: backupctl needs Node.js 24 or newer, this is ' + process.versions.node);
  process.exit(2);
}
const { runCli } = await import('./core/index.js');
await runCli(process.argv.slice(2));
