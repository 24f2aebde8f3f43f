import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's and Ubuntu's; the browsers that Playwright brings along are not used. */
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Missing is a failure in CI, and a skip that is seen elsewhere. */
export const browserMissing = executablePath === undefined && process.env.CI === undefined;

/** A real browser without a window. It asks nobody on the network for anything of its own. */
export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('chromium is not installed: script/bootstrap installs it');
  const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((what) => `--disable-${what}`);
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}
