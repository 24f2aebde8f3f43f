import { type Html, html } from './html.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Plot {
  readonly title: string;
  /** Milliseconds, ascending; each series has a value for each. */
  readonly times: readonly number[];
  /** Drawn on top of each other. */
  readonly series: readonly Series[];
  readonly limit?: { readonly value: number; readonly name: string } | undefined;
  /** Whole steps of what the values are counted in. */
  readonly step: 1000 | 60;
  words(value: number): string;
  day(time: string): string;
}

const frame = { width: 360, height: 190, left: 58, right: 8, top: 10, bottom: 22 };

/** Areas on top of each other over time, and a line where there is only one series. */
export function plot(plotted: Plot): Html {
  const { title, times, series, limit, day, words } = plotted;
  const totals = times.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const top = roundUp(Math.max(1, ...totals, limit?.value ?? 0), plotted.step);
  const { left, right, width, height, bottom } = frame;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = (time: number) => round(left + ((time - first) / Math.max(1, last - first)) * (width - left - right));
  const y = (value: number) => round(height - bottom - (value / top) * (height - bottom - frame.top));
  const grid = [0, 0.5, 1].map((part) => top * part);
  return html`<div class="card"><h3>${title}</h3>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${grid.map((value) => html`<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" stroke="var(--line)"/><text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${words(value)}</text>`)}
${areas(plotted, x, y)}
${limit && html`<line x1="${left}" x2="${width - right}" y1="${y(limit.value)}" y2="${y(limit.value)}" stroke="var(--bad)" stroke-dasharray="4 3"/><text x="${width - right}" y="${y(limit.value) - 4}" text-anchor="end">${limit.name}</text>`}
${times.map((time, at) => html`<circle cx="${x(time)}" cy="${y(totals[at] ?? 0)}" r="2.5" fill="var(--c0)"><title>${day(new Date(time).toISOString())}: ${words(totals[at] ?? 0)}</title></circle>`)}
<text x="${left}" y="${height - 6}">${day(new Date(first).toISOString())}</text><text x="${width - right}" y="${height - 6}" text-anchor="end">${day(new Date(last).toISOString())}</text>
</svg>${series.length > 1 ? html`<div class="legend">${series.map(({ name }, at) => html`<span><i style="background:var(--c${at % 4})"></i>${name}</span>`)}</div>` : undefined}</div>`;
}

type Scale = (value: number) => number;

function areas({ times, series }: Plot, x: Scale, y: Scale): Html[] {
  let below = times.map(() => 0);
  return series.map(({ values }, at) => {
    const above = below.map((value, index) => value + (values[index] ?? 0));
    const line = (heights: readonly number[]) => heights.map((value, index) => `${x(times[index] ?? 0)},${y(value)}`);
    const points = [...line(above), ...line(below).reverse()].join(' ');
    below = above;
    return html`<polygon points="${points}" fill="var(--c${at % 4})" fill-opacity=".45" stroke="var(--c${at % 4})"/>`;
  });
}

/** The next number that is easily read: 1, 2 or 5 with zeros, in the unit that it is shown in. */
function roundUp(value: number, step: number): number {
  let unit = 1;
  while (unit * step <= value && unit < step ** 4) unit *= step;
  const inUnit = value / unit;
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, inUnit)));
  return ([1, 2, 4, 6, 10].find((one) => one * ten >= inUnit) ?? 10) * ten * unit;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
