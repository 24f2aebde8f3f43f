import { formatBytes, formatDuration, plural } from '../../lib/format.ts';
import {
  auditTitle,
  evidenceText,
  inabilities,
  proofText,
  roomText,
  stateTitles,
  tiersText,
} from '../status-document.ts';
import type { AuditedCopy, StatusFinding, StatusReport, StatusStore } from '../status-report.ts';
import { calendars } from './calendar.ts';
import { type Html, html } from './html.ts';
import { style } from './style.ts';
import { tiles } from './tiles.ts';
import { trends } from './trends.ts';
import { type Clock, clockOf, table } from './words.ts';

/** The report as one page that needs nothing else: no script, no network. */
export function statusPage(report: StatusReport): string {
  const { system, status, at, timezone, stores } = report;
  const clock = clockOf(timezone);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${system}: ${status}</title>${style}</head>
<body><main>
<header class="state ${status}"><b>${status}</b><h1>${system} ${stateTitles[status]}</h1><p class="muted">${clock.minute(at)} ${timezone}</p></header>
<h2>To mend</h2>${findings(report.findings)}
<h2>Protection</h2>${tiles(report, clock)}
<h2>Copies read back</h2>${audit(report)}
<h2>Stores</h2><div class="grid wide">${stores.map((store) => storeCard(store, clock))}</div>
<h2>Trends</h2>${trends(report, clock)}
<h2>Proofs</h2>${proofs(stores, clock)}
<h2>Calendar</h2>${calendars(report, clock)}
</main></body>
</html>
`;
  return page.text;
}

function findings(all: readonly StatusFinding[]): Html {
  if (all.length === 0) return html`<p class="card">Nothing: all that was looked at is as it should be.</p>`;
  return html`<ul class="findings">${all.map(
    ({ severity, what, mend }) =>
      html`<li class="${severity}"><span class="chip">${severity}</span> ${what}<p class="mend">${mend}</p></li>`,
  )}</ul>`;
}

function audit(report: StatusReport): Html {
  const { verdict, copies } = report.audit;
  const proof = proofText(report);
  const tone = { holds: 'healthy', broken: 'degraded', unknown: 'note' }[verdict];
  return html`<div class="card ${tone}"><p><span class="chip">${verdict}</span> ${auditTitle(report)}</p>${proof === undefined ? undefined : html`<p>${proof}</p>`}${
    copies.length === 0 ? undefined : table(['copy in', 'kind', 'result', 'read back', 'why'], copies.map(copyRow))
  }</div>`;
}

const resultTones = { whole: 'healthy', damaged: 'at-risk', missing: 'note', unknown: 'degraded' };

function copyRow({ store, kind, offSite, result, filesRead, bytesRead, problems }: AuditedCopy): (string | Html)[] {
  return [
    store,
    `${kind}${offSite ? ', off-site' : ''}`,
    html`<span class="chip ${resultTones[result]}">${result}</span>`,
    filesRead === 0 ? '–' : `${plural(filesRead, 'file')}, ${formatBytes(bytesRead)}`,
    problems.slice(0, 5).join('; ') || '–',
  ];
}

function storeCard(store: StatusStore, clock: Clock): Html {
  const { name, kind, offSite, first, reached, location, problem } = store;
  const where = `${kind}${offSite ? ', off-site' : ''}${first ? ', backups are made here' : ''}`;
  return html`<section class="card ${reached ? 'healthy' : 'degraded'}"><h3>${name} <span class="chip">${reached ? 'reached' : 'cannot be looked at'}</span></h3><p class="muted"><small>${where}<br>${location}</small></p>${
    reached ? facts(store, clock) : html`<p>${problem.join('; ')}</p>`
  }</section>`;
}

function facts(store: StatusStore, clock: Clock): Html {
  const { backups, bytes, perDayBytes, lock, leftovers, notSynced, unindexed, indexedAt } = store;
  const growth = perDayBytes === undefined ? '' : `, ${formatBytes(perDayBytes)} a day`;
  const index = indexedAt === undefined ? 'none' : `of ${clock.minute(indexedAt)}`;
  const rows = [
    ['Backups', `${backups.length}, ${formatBytes(bytes)}${growth}`],
    ['Newest', tiersText(store)],
    ['Room', roomText(store)],
    ['Not yet here', notSynced.length === 0 ? 'nothing' : plural(notSynced.length, 'backup')],
    ['Lock', `${{ yes: 'holds', no: 'none', unknown: 'not known' }[lock.held.can]}: ${lock.held.because}`],
    ['Evidence log', evidenceText(store)],
    [
      'Leftovers',
      leftovers.length === 0
        ? 'none'
        : leftovers.map((one) => `${one.name} (${one.reason}, ${formatDuration(one.ageMs)})`).join('; '),
    ],
    ['Index', `${index}${unindexed === 0 ? '' : `, ${plural(unindexed, 'backup')} behind`}`],
    ...inabilities(store).map((text) => ['Cannot', text.slice(store.name.length + 2)]),
  ] as const;
  return html`<dl>${rows.map(([term, said]) => html`<dt>${term}</dt><dd>${said}</dd>`)}</dl>`;
}

const mostProofs = 12;

function proofs(stores: readonly StatusStore[], clock: Clock): Html {
  const proven = new Map(
    stores.flatMap(({ backups }) =>
      backups.flatMap(({ id, proven: one }) => (one === undefined ? [] : [[id, one] as const])),
    ),
  );
  const rows = [...proven].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1)).slice(0, mostProofs);
  if (rows.length === 0) return html`<p class="card">None: no restore test has passed yet.</p>`;
  const texts = rows.map(([id, { at, restoreMs }]) => {
    const holders = stores.filter(({ backups }) => backups.some((one) => one.id === id)).map(({ name }) => name);
    return [clock.minute(at), id, restoreMs === undefined ? '–' : formatDuration(restoreMs), holders.join(', ')];
  });
  return html`<div class="card">${table(['proven', 'backup', 'restored in', 'lies in'], texts)}</div>`;
}
