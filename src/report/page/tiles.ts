import { formatDuration, formatLimit } from '../../lib/format.ts';
import type { StatusReport } from '../status-report.ts';
import { type Html, html } from './html.ts';
import type { Clock } from './words.ts';

/** What was agreed on, and how much of it is used up. */
export function tiles({ newest, proven, objectives, audit }: StatusReport, clock: Clock): Html {
  const { proofMs, rtoMs } = objectives;
  return html`<div class="grid">${[
    ...(newest === undefined
      ? [none('Newest good backup')]
      : newest.loss.map(({ ms, limitMs, counted }) => {
          const title = counted === 'trading' ? 'Open market without a backup' : 'Newest good backup';
          return tile(title, ms, limitMs, `${newest.id}, data of ${clock.minute(newest.recoveryPoint)}`);
        })),
    proven === undefined
      ? none('Last proof')
      : tile('Last proof', proven.ageMs, proofMs, `of ${proven.id}, ${clock.minute(proven.at)}`),
    proven?.restoreMs === undefined
      ? none('Time to restore')
      : tile('Time to restore', proven.restoreMs, rtoMs, 'as the last proof measured it'),
    html`<div class="card ${{ holds: 'healthy', broken: 'degraded', unknown: 'note' }[audit.verdict]}"><h3>3-2-1 rule</h3><p class="big">${audit.data} · ${audit.kinds.length} · ${audit.offSite}</p><small class="muted">copies with production · kinds of storage · off-site; wanted 3 · 2 · 1</small></div>`,
  ]}</div>`;
}

function tile(title: string, ms: number, limitMs: number, more: string): Html {
  const tone = ms <= limitMs ? 'healthy' : ms <= 2 * limitMs ? 'degraded' : 'at-risk';
  const part = Math.min(100, Math.round((100 * ms) / Math.max(1, limitMs)));
  return html`<div class="card ${tone}"><h3>${title}</h3><p class="big">${formatDuration(ms)}</p><div class="bar"><i style="width:${part}%"></i></div><small class="muted">at most ${formatLimit(limitMs)}; ${more}</small></div>`;
}

function none(title: string): Html {
  return html`<div class="card at-risk"><h3>${title}</h3><p class="big">none</p><div class="bar"></div></div>`;
}
