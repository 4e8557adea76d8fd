// Browsers with a profile that can be looked through: started, ended as people end them, or killed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { chromium as chromiumTab } from '../chromium.mjs';
import { launch as launchFirefox } from '../firefox/launch.mjs';
import { tabOf } from '../firefox/tab.mjs';
import { rare } from '../search.mjs';
import { found } from './profile.mjs';

const folder = (name) => mkdtempSync(join(tmpdir(), `foursight-${name}-`));

/** Every process that was started with this profile. */
const killAll = (profile) => {
  // It finds none once the browser has ended.
  for (const id of spawnSync('pgrep', ['-f', profile], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)) {
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // It went with another.
    }
  }
};

/** Waits until this word stands in the browser's session, and so all that came before it. */
async function written(profile, pattern, word) {
  await expect(() => expect(Object.keys(found(profile, [word], pattern))).toEqual([word])).toPass({ timeout: 120_000, intervals: [500] });
}

export const BROWSERS = {
  async chromium(scripts, { launchOptions, baseURL }) {
    const profile = folder('chromium');
    mkdirSync(join(profile, 'Default'));
    // Goes on where it was, as many people have it: so it writes down where that is.
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ session: { restore_on_startup: 1 } }));
    const options = { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'], baseURL, javaScriptEnabled: scripts };
    const context = await chromium.launchPersistentContext(profile, options);
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      profile,
      tab: chromiumTab(page),
      async flushed() {
        const word = rare('flushed');
        const other = await context.newPage();
        await other.goto(`/about?${word}`);
        await written(profile, /Sessions/, word);
      },
      close: () => context.close(),
      kill: () => killAll(profile),
    };
  },
  async firefox(scripts, { baseURL }) {
    const profile = folder('firefox');
    const { browser, close, ended } = await launchFirefox(scripts, profile);
    const [page] = await browser.pages();
    return {
      profile,
      tab: tabOf(page, baseURL),
      async flushed() {
        const word = rare('flushed');
        await tabOf(await browser.newPage(), baseURL).open(`/about?${word}`);
        await written(profile, /sessionstore/, word);
      },
      close,
      async kill() {
        killAll(profile);
        await ended;
      },
    };
  },
};

export const remove = (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
