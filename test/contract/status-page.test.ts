import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { status } from '../../src/operations/status/index.ts';
import { statusPage } from '../../src/report/page/index.ts';
import type { StatusReport } from '../../src/report/status-report.ts';
import { browserMissing, openBrowser } from '../support/browser.ts';
import { configOf, lookedAt, reportOf, summaryAt } from '../support/status/looked.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';

const now = new Date('2026-11-27T16:00:00Z');
const day = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * day);

/** Three months of nights; some proven, one damaged, the store off-site down. */
function report(): StatusReport {
  const config = configOf();
  const backups = Array.from({ length: 90 }, (_, at) => {
    const proven = { at: daysAgo(89.5 - at).toISOString(), restoreMs: 500_000 + at * 1000 };
    return summaryAt(daysAgo(90 - at), { ...(at % 30 === 20 && { proven }), ...(at === 50 && { broken: true }) });
  });
  return reportOf(lookedAt(config, { local: backups, offsite: undefined }), config, now);
}

/** Texts that stand out too little from their ground (WCAG 2: 4.5 to 1). */
const faintTexts = `(() => {
  const channels = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const shine = (text) => {
    const parts = channels(text).slice(0, 3).map((part) => part / 255);
    const [red, green, blue] = parts.map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (at) => {
    const own = getComputedStyle(at).backgroundColor;
    return channels(own)[3] === 0 ? ground(at.parentElement) : own;
  };
  const contrast = (one) => {
    const [a, b] = [shine(getComputedStyle(one).color), shine(ground(one))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const texts = [...document.querySelectorAll('p, h1, h2, h3, td, dt, dd, small, .chip, .big, .state b, .b')];
  const faint = texts.filter((one) => one.textContent !== '' && !(contrast(one) >= 4.5));
  return faint.map((one) => one.className + ' ' + one.textContent.slice(0, 20) + ' ' + contrast(one)).join();
})()`;

describe.skipIf(browserMissing)('the page of status, in Chromium', () => {
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.[Symbol.asyncDispose]();
  });

  /** Opens a page and collects what it should never do. */
  async function open(path: string, options: BrowserContextOptions = {}) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, offline: true, ...options });
    const wrong: string[] = [];
    page.on('request', (request) => request.url() === `file://${path}` || wrong.push(request.url()));
    page.on('console', (message) => wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('dialog', async (dialog) => {
      wrong.push(dialog.message());
      await dialog.dismiss();
    });
    await page.goto(`file://${path}`);
    return { page, wrong };
  }

  function written(name: string, told: StatusReport): string {
    const path = join(folder.path, name);
    writeFileSync(path, statusPage(told));
    return path;
  }

  // Code for the browser is text: this program knows no DOM.
  const asked = async (page: Page, code: string) => String(await page.evaluate(code));
  const tipShown = (page: Page, selector: string) =>
    asked(page, `getComputedStyle(document.querySelector('${selector}'), '::after').content`);

  test('shows the state, findings with mending first, plots and a calendar, and asks for nothing', async () => {
    const told = report();
    const { page, wrong } = await open(written('whole.html', told));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'is protected, but not as it should be',
    );
    expect(await page.locator('.findings li').count()).toBe(told.findings.length);
    expect(await page.locator('.findings li').first().textContent()).toContain(told.findings[0]?.mend);
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'To mend',
      'Protection',
      'Copies read back',
      'Stores',
      'Trends',
      'Proofs',
      'Calendar',
    ]);
    expect(await page.locator('svg[role=img]').count()).toBe(3);
    expect(await page.locator('details .b').count()).toBe(90);
    const going = told.stores[0]?.backups.filter(({ decision }) => decision === 'remove') ?? [];
    expect(await page.locator('details .b.remove').count()).toBe(going.length);
    expect(await tipShown(page, 'details .b.remove')).toBe('none');
    await page.locator('details .b.remove').first().hover();
    expect(await tipShown(page, 'details .b.remove')).toContain(going[0]?.reasons[0]?.slice(0, 20));
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('fits a phone, where a tap tells why', async () => {
    const { page, wrong } = await open(written('phone.html', report()), {
      ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    });
    expect(await asked(page, 'document.documentElement.scrollWidth')).toBe('390');
    await page.locator('details .b').first().tap();
    expect(await tipShown(page, 'details .b')).toContain('full, 2026-11-01 21:30');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('is dark where the reader wants it dark, and readable both ways', async () => {
    const path = written('both.html', report());
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(path, { colorScheme });
      expect(await asked(page, faintTexts), colorScheme).toBe('');
      const [red] = (await asked(page, 'getComputedStyle(document.body).backgroundColor')).match(/\d+/g) ?? [];
      expect(Number(red) > 128).toBe(colorScheme === 'light');
      await page.close();
    }
  });

  test('names from outside are text', async () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script>'\`</style>`;
    const plain = report();
    const [store, ...others] = plain.stores;
    if (store === undefined) throw new Error('no store');
    const findings = plain.findings.map((one) => ({ ...one, what: evil, mend: evil }));
    const backups = store.backups.map((one) => ({
      ...one,
      id: evil,
      type: 'full',
      reasons: [evil],
      components: { [evil]: 1 },
    }));
    const stores = [{ ...store, name: evil, location: evil, backups }, ...others];
    const copies = plain.audit.copies.map((one) => ({ ...one, problems: [evil] }));
    const told = { ...plain, system: evil, findings, stores, audit: { ...plain.audit, copies } };
    const { page, wrong } = await open(written('evil.html', told));
    expect(await page.locator('img, script').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(evil);
    expect(await page.locator('details .b').first().getAttribute('data-tip')).toContain(evil);
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('the operation writes it, in the place of the former one', async () => {
    mkdirSync(join(folder.path, 'conf'));
    mkdirSync(join(folder.path, '.github'));
    writeFileSync(join(folder.path, 'conf/.env'), 'A=1\n');
    writeFileSync(
      join(folder.path, '.github/backup.yml'),
      'system: s\nconfig: { paths: [conf] }\nstores: { local: { path: here } }\n',
    );
    const host = (input: Readonly<Record<string, string>>) => {
      const place = { folder: folder.path, temporaryFolder: join(folder.path, 'tmp') };
      return testHost({ ...place, env: { PATH: process.env.PATH }, input, now: () => now });
    };
    expect(await runOperation(backup, host({}))).toBe(0);
    mkdirSync(join(folder.path, 'out'));
    writeFileSync(join(folder.path, 'out/status.html'), 'the former one');
    const looking = host({ page: 'out/status.html' });
    await runOperation(status, looking);
    const path = join(folder.path, 'out/status.html');
    expect(looking.ended.report).toMatchObject({ page: path, warnings: [] });
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['status.html']);
    expect(readFileSync(path, 'utf8').length).toBeLessThan(40_000);
    const { page, wrong } = await open(path);
    expect(await page.locator('details .b').count()).toBe(1);
    expect(wrong).toEqual([]);
    await page.close();
    // A page that cannot be written changes no state.
    const failing = host({ page: 'conf/.env/x.html' });
    const code = await runOperation(status, failing);
    expect(code).toBe(11);
    expect(failing.ended.report).toMatchObject({ warnings: [expect.stringContaining('could not be written')] });
  });
});
