// Browsers with a profile that can be looked through: started, ended as people end them, or killed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromium as chromiumTab } from '../chromium.mjs';
import { launch as launchFirefox, tabOf } from '../firefox.mjs';
import { files } from './profile.mjs';

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

/** Waits until the browser has written its session once more than when it was called: then all before is in it. */
async function writtenSince(profile, pattern, since) {
  const { statSync } = await import('node:fs');
  const written = () => files(profile).some((path) => pattern.test(path) && statSync(path).mtimeMs > since);
  for (let looks = 0; looks < 600 && !written(); looks += 1) await new Promise((then) => setTimeout(then, 100));
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
      written: (since) => writtenSince(profile, /Sessions/, since),
      close: () => context.close(),
      kill: () => killAll(profile),
    };
  },
  async firefox(scripts, { baseURL }) {
    const profile = folder('firefox');
    const driver = await launchFirefox(scripts, profile);
    return {
      profile,
      tab: tabOf(driver, baseURL),
      written: (since) => writtenSince(profile, /sessionstore-backups/, since),
      close: () => driver.quit(),
      async kill() {
        killAll(profile);
        await driver.quit().catch(() => {});
      },
    };
  },
};

export const remove = (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
