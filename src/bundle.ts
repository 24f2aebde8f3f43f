/**
 * The one bundle behind every action and the command line; dist/<name>/index.js are stubs that call it. Each loads only
 * its own host: the toolkit of the actions takes longer to start than all the rest.
 */
export async function runAction(name: string): Promise<never> {
  const action = await import('./actions/run-action.ts');
  return action.runAction(name);
}

export async function runCli(args: readonly string[]): Promise<never> {
  const cli = await import('./cli.ts');
  return cli.runCli(args);
}
