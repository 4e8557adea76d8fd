// The check at four moments of a week: whoever answers, in the browser or on the server, says the same of who is open.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect } from '../support/site.mjs';
import { answered } from '../support/checked.mjs';
import { SITUATIONS } from '../support/situations.mjs';

/** By clocks in the UK. */
const MOMENTS = {
  'at 3am on a Wednesday': '2026-12-02 03:00:00',
  'at 2pm on a Wednesday': '2026-12-02 14:00:00',
  'on a Saturday evening': '2026-12-05 19:00:00',
  'on a Sunday morning': '2026-12-06 09:00:00',
};

/** What stands between the server and the clock, wherever this Debian has it. */
const library = () =>
  readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`).find((file) => existsSync(file));

/** An address of this machine that nothing listens on. */
const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { address, port } = server.address();
      server.close(() => done(`${address}:${port}`));
    });
  });

/** Who answers, who may, who does not. */
const rank = (entry) => (entry.includes('Open now') ? 0 : entry.includes('Opens at') ? 2 : 1);

for (const [name, moment] of Object.entries(MOMENTS)) {
  test.describe(name, () => {
    let at;
    // Every situation, on a server that this test starts.
    test.slow();
    test.use({
      mortal: async ({}, use) => {
        const data = join(mkdtempSync(join(tmpdir(), 'foursight-hours-')), 'data');
        const [listen, desk] = [await free(), await free()];
        at = `http://${listen}`;
        const clock = { LD_PRELOAD: library(), FAKETIME: `@${moment}`, TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
        const env = { ...process.env, ...clock, FOURSIGHT_LIMITS_OFF: 'true' };
        const words = ['demo', '--data', data, '--public', listen, '--desk', desk];
        const server = spawn(process.env.FOURSIGHT_BIN, words, { stdio: 'ignore', env });
        await expect.poll(() => fetch(`${at}/readyz`).then(({ ok }) => ok, () => false)).toBe(true);
        await use(at);
        const dead = new Promise((done) => server.once('exit', done));
        server.kill('SIGKILL');
        await dead;
      },
    });

    test('everybody gets the same from the browser and from the server', async ({ page, context, watch, javaScriptEnabled }) => {
      for (const each of SITUATIONS) {
        await answered(each, { page, context, watch, scripts: javaScriptEnabled, at });
        const ranks = (await page.locator('main ul.fs-cards > li').allTextContents()).map(rank);
        // Where ways to talk were chosen, those come before the others.
        if (!each.answers.talk) expect(ranks, each.who).toEqual(ranks.toSorted());
        await context.clearCookies();
      }
    });
  });
}
