/** The one bundle behind every action and the command line; dist/<name>/index.js are stubs that call it. */
export { runAction } from './actions/run-action.ts';
export { runCli } from './cli.ts';
