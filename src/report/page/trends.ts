import { formatBytes, formatLimit } from '../../lib/format.ts';
import type { StatusBackup, StatusReport } from '../status-report.ts';
import { type Html, html } from './html.ts';
import { plot } from './plot.ts';
import type { Clock } from './words.ts';

/** More points than that are no more than a smear. */
const mostPoints = 120;

/** How sizes, durations and times to restore have gone, of the full backups of all stores. */
export function trends({ stores, objectives }: StatusReport, clock: Clock): Html {
  const each = new Map(stores.flatMap(({ backups }) => backups.map((one) => [one.id, one] as const)));
  const all = [...each.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const full = thinned(all.filter(({ origin, type, broken }) => origin === 'suite' && type === 'full' && !broken));
  const proofs = all
    .flatMap(({ proven }) => (proven?.restoreMs === undefined ? [] : [{ at: timeOf(proven.at), ms: proven.restoreMs }]))
    .sort((a, b) => a.at - b.at);
  const drawn = [
    ...(full.length < 2 ? [] : [sizes(full, clock), durations(full, clock)]),
    ...(proofs.length < 2
      ? []
      : [
          plot({
            title: 'Time of proven restores',
            times: proofs.map(({ at }) => at),
            series: [{ name: 'restore', values: proofs.map(({ ms }) => ms / 1000) }],
            limit: { value: objectives.rtoMs / 1000, name: `objective ${formatLimit(objectives.rtoMs)}` },
            ...{ step: 60, words: seconds, day: clock.day },
          }),
        ]),
  ];
  if (drawn.length === 0) return html`<p class="muted">Two full backups are needed to draw a trend.</p>`;
  return html`<div class="grid wide">${drawn}</div>`;
}

function sizes(full: readonly StatusBackup[], { day }: Clock): Html {
  const names = [...new Set(full.flatMap(({ components }) => Object.keys(components)))];
  return plot({
    title: 'Size of full backups',
    times: full.map(({ startedAt }) => timeOf(startedAt)),
    series: names.map((name) => ({ name, values: full.map(({ components }) => components[name] ?? 0) })),
    ...{ step: 1000, words: formatBytes, day },
  });
}

function durations(full: readonly StatusBackup[], { day }: Clock): Html {
  return plot({
    title: 'Duration of full backups',
    times: full.map(({ startedAt }) => timeOf(startedAt)),
    series: [{ name: 'backup', values: full.map(({ durationMs = 0 }) => durationMs / 1000) }],
    ...{ step: 60, words: seconds, day },
  });
}

function seconds(value: number): string {
  return value === 0 ? '0' : formatLimit(value * 1000);
}

function thinned<T>(all: readonly T[]): readonly T[] {
  const every = Math.ceil(all.length / mostPoints);
  // The newest one is always there.
  return all.filter((_, at) => (all.length - 1 - at) % every === 0);
}

function timeOf(time: string): number {
  return new Date(time).getTime();
}
