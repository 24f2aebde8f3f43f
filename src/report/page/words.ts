import { type Html, html } from './html.ts';

/** Moments as the system's own clock shows them. */
export interface Clock {
  /** "2026-11-27" */
  day(time: string): string;
  /** "2026-11-27 22:00" */
  minute(time: string): string;
}

export function clockOf(timezone: string): Clock {
  // Swedes write dates as everybody should.
  const form = { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const days = new Intl.DateTimeFormat('sv-SE', form);
  const minutes = new Intl.DateTimeFormat('sv-SE', { ...form, hour: '2-digit', minute: '2-digit' });
  return { day: (time) => days.format(new Date(time)), minute: (time) => minutes.format(new Date(time)) };
}

/** A table that becomes one card a row on a narrow screen. */
export function table(head: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  const cells = (row: readonly (string | Html)[]) =>
    row.map((cell, at) => html`<td data-head="${head[at] ?? ''}"><span>${cell}</span></td>`);
  return html`<table class="cards"><thead><tr>${head.map((one) => html`<th>${one}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table>`;
}
