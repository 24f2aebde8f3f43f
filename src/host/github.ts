import { hostname, tmpdir } from 'node:os';
import * as core from '@actions/core';
import { BackupError, messageOf, reasonsOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { exitCodeOf, failureOutputs, outputsOf } from '../report/outputs.ts';
import { failureSummary, reportSummary, reportWarnings } from '../report/summary.ts';
import type { Host, RunIdentity } from './host.ts';
import { Masker } from './masker.ts';
import { commandless, printable } from './printable.ts';
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
  // Secrets first: what is changed later would not be found any more.
  const said = (text: string) => commandless(masker.apply(text));
  const print = (line: string) => core.info(said(line));
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
      if (warned.size <= shownWarnings) core.warning(said(line).slice(0, annotationChars));
      else print(`warning: ${line}`);
    },
    debug: (line) => core.debug(said(line)),
    group: async (title, body) => {
      core.startGroup(said(title));
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
    masked: (text) => masker.apply(text),
    deliver: async (report) => {
      for (const line of reportWarnings(report)) log.warning(line);
      await tell(outputsOf(report), masker.apply(reportSummary(report)), log);
      if (exitCodeOf(report) !== 0) {
        core.error(
          said(`${report.operation} ended with status ${report.status}; the job summary says what was found.`),
        );
      }
    },
    fail: async (error) => {
      const message = said(annotation(error)).slice(0, annotationChars);
      core.error(message, { title: said(messageOf(error)) });
      if (error instanceof Error && !(error instanceof BackupError)) print(error.stack ?? '');
      await tell(failureOutputs(error), masker.apply(failureSummary(error)), log);
    },
  };
}

function annotation(error: unknown): string {
  const lines = [messageOf(error), ...reasonsOf(error).map((reason) => `because: ${reason}`)];
  if (error instanceof BackupError) {
    if (error.hint !== undefined) lines.push(`hint: ${error.hint}`);
    lines.push(`code: ${error.code}`);
  }
  return lines.join('\n');
}

/** Outputs and the summary: what cannot be told loses no data, and is a warning. */
async function tell(outputs: Record<string, string>, summary: string, log: Log): Promise<void> {
  const attempt = async (what: string, telling: () => unknown) => {
    try {
      await telling();
    } catch (error) {
      log.warning(`${what} could not be written: ${messageOf(error)}`);
    }
  };
  await attempt('What the outputs hold', () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  });
  const text = Buffer.byteLength(summary) > summaryBytes ? summary.slice(0, summaryBytes / 4) : summary;
  await attempt('The job summary', () => core.summary.addRaw(printable(text), true).write());
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
