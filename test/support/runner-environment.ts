import { join } from 'node:path';

/** The files a step writes its answers to; they must exist, empty, before it starts. */
export const fileCommands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const;

/** What a fresh login would have, and nothing of this process's own. */
export function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries({ TMPDIR: process.env.TMPDIR, HOME: process.env.HOME });
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
    ...Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  };
}

/** Restores of one folder share a state; the machine's own is never touched. */
export function ownState(folder: string): Record<'BACKUP_STATE', string> {
  return { BACKUP_STATE: join(folder, 'state') };
}

/** What the runner adds for a step, with its folders in `home`. */
export function runnerEnvironment(home: string, workspace: string): Record<string, string> {
  return {
    ...Object.fromEntries(fileCommands.map((file) => [`GITHUB_${file}`, join(home, 'file-commands', file)])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_JOB: 'backup',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo-org/trading-system',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Daily backup',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'backup-runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_TOOL_CACHE: join(home, 'tools'),
  };
}
