import { formatBytes } from '../../lib/format.ts';
import type { StatusBackup, StatusReport, StatusStore } from '../status-report.ts';
import { type Html, html } from './html.ts';
import type { Clock } from './words.ts';

const dayMs = 86_400_000;
const mostMonths = 13;
/** A page must open on a phone; all of them are in the JSON form. */
const mostBackups = 1500;

/** The backups of each store on the days they were made, and what retention will do with each. */
export function calendars({ stores, at }: StatusReport, clock: Clock): Html {
  const shown = stores.filter(({ backups }) => backups.length > 0);
  if (shown.length === 0) return html`<p class="muted">There are no backups.</p>`;
  return html`${legend}${shown.map(
    (
      store,
      index,
    ) => html`<details class="card" ${index === 0 ? html`open` : undefined}><summary>${store.name} (${summaryOf(store)})</summary>
<div class="months">${months(store, clock.day(at), clock)}</div></details>`,
  )}`;
}

const legend = html`<p class="legend"><span><i class="b"></i>kept</span><span><i class="b remove"></i>prune removes it</span><span><i class="b">✓</i>proven</span><span><i class="b broken">✕</i>damaged</span><span><i class="b">P</i>before a deployment</span><span><i class="b">i</i>incremental</span><span>Tap or point at one to see why.</span></p>`;

function summaryOf({ backups }: StatusStore): string {
  const going = backups.filter(({ decision }) => decision === 'remove').length;
  const shown = Math.min(backups.length, mostBackups);
  return `${backups.length - going} kept, ${going} to be removed${shown < backups.length ? `; the newest ${shown} are drawn` : ''}`;
}

function months({ backups }: StatusStore, today: string, clock: Clock): Html[] {
  const byDay = Map.groupBy(backups.slice(-mostBackups), ({ startedAt }) => clock.day(startedAt));
  const oldest = [...byDay.keys()].sort()[0] ?? today;
  const names: string[] = [];
  for (let month = today.slice(0, 7); month >= oldest.slice(0, 7) && names.length < mostMonths; ) {
    names.push(month);
    month = new Date(Date.parse(`${month}-01`) - dayMs).toISOString().slice(0, 7);
  }
  return names.map((month) => monthGrid(month, byDay, today, clock));
}

function monthGrid(
  month: string,
  byDay: ReadonlyMap<string, readonly StatusBackup[]>,
  today: string,
  clock: Clock,
): Html {
  const first = new Date(`${month}-01`);
  const before = (first.getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
  const name = first.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return html`<section><h3>${name}</h3><div class="days">${['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((one) => html`<b>${one}</b>`)}${Array.from({ length: before }, () => html`<span></span>`)}${days.map(
    (day) =>
      html`<div class="day${day === today ? ' today' : ''}"><small>${Number(day.slice(8))}</small>${(byDay.get(day) ?? []).map((one) => mark(one, clock))}</div>`,
  )}</div></section>`;
}

function mark(backup: StatusBackup, clock: Clock): Html {
  const tip = tipOf(backup, clock);
  const kind = backup.broken ? 'broken' : backup.origin === 'guide' ? 'guide' : '';
  return html`<i class="b ${backup.decision} ${kind}" tabindex="0" role="note" aria-label="${tip}" title="${tip}" data-tip="${tip}">${signOf(backup)}</i>`;
}

function signOf({ broken, proven, type }: StatusBackup): string {
  if (broken) return '✕';
  if (proven !== undefined) return '✓';
  return type === 'pre-deployment' ? 'P' : type === 'incremental' ? 'i' : '';
}

function tipOf(
  { id, type, startedAt, bytes, proven, broken, missing, decision, reasons, origin }: StatusBackup,
  clock: Clock,
): string {
  const facts = [
    type ?? (origin === 'guide' ? 'made by shell scripts' : 'damaged'),
    clock.minute(startedAt),
    formatBytes(bytes),
    ...(proven === undefined ? [] : [`proven ${clock.minute(proven.at)}`]),
    ...(broken ? ['damaged'] : []),
    ...missing.map((name) => `${name} is missing`),
  ];
  return `${id}: ${facts.join(', ')}\n${decision === 'keep' ? 'Kept' : 'Prune removes it'}: ${reasons.join('; ')}`;
}
