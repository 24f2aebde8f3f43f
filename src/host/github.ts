import { randomUUID } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import * as core from '@actions/core';
import { BackupError, messageOf, reasonsOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { failureOutputs, outputsOf } from '../report/outputs.ts';
import type { Report } from '../report/report.ts';
import { failureSummary, reportSummary, reportWarnings } from '../report/summary.ts';
import type { Host, RunIdentity } from './host.ts';
import { Masker } from './masker.ts';
import { ProgressLine } from './progress.ts';
import { processSignal } from './signals.ts';

const progressEveryMs = 15_000;
/** A step shows ten annotations of a kind at most (actions/runner, ExecutionContext). */
const shownWarnings = 10;
/** The runner cuts an annotation at 4,096 characters. */
const annotationChars = 4000;
/** A summary over 1 MiB is dropped whole. */
const summaryBytes = 1024 * 1024 - 1024;

/** A step of a workflow. */
export function githubHost(): Host {
  const masker = new Masker();
  const env = process.env;
  const print = (line: string) => core.info(masker.apply(plain(line)));
  const { signal, stand } = processSignal({ say: print, patience: 'runner' });
  const progress = new ProgressLine(() => performance.now());
  let progressMs = performance.now();
  const warned = new Set<string>();
  const log: Log = {
    info: print,
    warning: (line) => {
      // A plan and its report may both say it; one annotation is enough.
      if (warned.has(line)) return;
      warned.add(line);
      if (warned.size <= shownWarnings) core.warning(masker.apply(line).slice(0, annotationChars));
      else print(`warning: ${line}`);
    },
    debug: (line) => core.debug(masker.apply(line)),
    group: async (title, body) => {
      core.startGroup(masker.apply(title));
      try {
        return await body();
      } finally {
        progress.clear();
        core.endGroup();
      }
    },
    progress: (update) => {
      progress.update(update);
      if (performance.now() - progressMs < progressEveryMs) return;
      progressMs = performance.now();
      print(progress.text());
    },
  };
  return {
    kind: 'github',
    log,
    signal,
    stand,
    env,
    folder: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    temporaryFolder: env['RUNNER_TEMP'] ?? tmpdir(),
    run: identity(env),
    now: () => new Date(),
    uuid: randomUUID,
    input: (name) => core.getInput(name) || undefined,
    inputLabel: (name) => `input ${name}`,
    keepReport: async (name, files, retentionDays) => {
      const { uploadFiles } = await import('./artifact.ts');
      await uploadFiles(name, files, retentionDays);
    },
    ask: async () => undefined,
    mask: (secret) => {
      masker.add(secret);
      core.setSecret(secret);
    },
    deliver: async (report) => {
      for (const line of reportWarnings(report)) log.warning(line);
      for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
      await writeSummary(masker.apply(reportSummary(report)), log);
      if (report.status === 'failed' || report.status === 'not-verified') core.error(masker.apply(headline(report)));
    },
    fail: async (error) => {
      for (const [name, value] of Object.entries(failureOutputs(error))) core.setOutput(name, value);
      core.error(masker.apply(annotation(error)).slice(0, annotationChars), { title: masker.apply(messageOf(error)) });
      if (error instanceof Error && !(error instanceof BackupError)) print(error.stack ?? '');
      await writeSummary(masker.apply(failureSummary(error)), log);
    },
  };
}

/** A line from a tool or server must not be taken for a workflow command. */
function plain(line: string): string {
  return line.replace(/^(\s*)::/gm, '$1: :').replace(/^(\s*)##\[/gm, '$1# #[');
}

function headline(report: Report): string {
  return `${report.operation} ended with status ${report.status}; the job summary says what was found.`;
}

function annotation(error: unknown): string {
  const lines = [messageOf(error), ...reasonsOf(error).map((reason) => `because: ${reason}`)];
  if (error instanceof BackupError) {
    if (error.hint !== undefined) lines.push(`hint: ${error.hint}`);
    lines.push(`code: ${error.code}`);
  }
  return lines.join('\n');
}

/** A summary that cannot be written loses no data: a warning. */
async function writeSummary(markdown: string, log: Log): Promise<void> {
  try {
    const text = Buffer.byteLength(markdown) > summaryBytes ? markdown.slice(0, summaryBytes / 4) : markdown;
    await core.summary.addRaw(text, true).write();
  } catch (error) {
    log.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

function identity(env: NodeJS.ProcessEnv): RunIdentity {
  const server = env['GITHUB_SERVER_URL'];
  const repository = env['GITHUB_REPOSITORY'];
  const run = env['GITHUB_RUN_ID'];
  const actor = env['GITHUB_ACTOR'];
  const sha = env['GITHUB_SHA'];
  return {
    machine: hostname(),
    ...(server && repository && run && { url: `${server}/${repository}/actions/runs/${run}` }),
    ...(actor && { actor }),
    ...(sha && { sha }),
  };
}
